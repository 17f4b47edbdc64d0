package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.bytedeco.ffmpeg.global.avutil;
import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.Reading;
import org.demeanor.media.Tracks;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames by number against frames one after another. */
class VideoFramesTest {

	@TempDir
	private Path folder;

	@Test
	void inAnyOrderTheyAreThoseOfReading() throws StageException {
		List<Frame> expected = Reading.frames(Clips.open(Samples.DRAWN));
		Random random = new Random(7);
		try (VideoFrames frames = VideoFrames.open(Samples.DRAWN, Tracks.AUTO)) {
			assertThat(frames.count()).isEqualTo(expected.size());
			assertThat(frames.intervalSeconds()).isCloseTo(.04, within(1e-9));
			for (int i = 0; i < 25; i++) {
				Frame wanted = expected.get(random.nextInt(expected.size()));
				same(frames.get(wanted.index()), wanted);
			}
			same(frames.get(expected.size() - 1), expected.get(expected.size() - 1));
			same(frames.get(0), expected.get(0));
			same(frames.get(1), expected.get(1));
			frames.close();
			same(frames.get(2), expected.get(2));
		}
	}

	@Test
	void unevenTimesStayWithTheirFrames() throws IOException {
		Path file = MadeVideo.make(folder.resolve("uneven.mkv"), 64, 48, "ffv1", avutil.AV_PIX_FMT_YUV420P, Map.of(),
				recorder -> {}, frame -> frame * frame * 100_000L);
		List<Frame> expected = Reading.frames(Clips.open(file));
		try (VideoFrames frames = VideoFrames.open(file, Tracks.AUTO)) {
			assertThat(frames.count()).isEqualTo(expected.size());
			for (int i = expected.size() - 1; i >= 0; i--) {
				same(frames.get(i), expected.get(i));
				assertThat(frames.seconds(i)).isEqualTo(expected.get(i).timeSeconds());
			}
		}
	}

	@Test
	void aFileThatIsNoVideoIsNamed() throws IOException {
		Path sound = MadeVideo.sound(folder.resolve("tone.wav"), "pcm_s16le", 48_000, false);
		assertThatThrownBy(() -> VideoFrames.open(sound, Tracks.AUTO)).isInstanceOf(StageException.class)
				.hasMessageEndingWith("tone.wav: media: has no pictures");
		assertThatThrownBy(() -> VideoFrames.open(folder.resolve("none.mp4"), Tracks.AUTO)).isInstanceOf(StageException.class)
				.hasMessageEndingWith("none.mp4: media: no such file");
	}

	private static void same(Frame frame, Frame expected) {
		assertThat(frame.index()).isEqualTo(expected.index());
		assertThat(frame.timeSeconds()).isEqualTo(expected.timeSeconds());
		assertThat(frame.bgr()).isEqualTo(expected.bgr());
	}
}
