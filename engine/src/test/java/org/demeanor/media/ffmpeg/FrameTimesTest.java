package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

import org.bytedeco.ffmpeg.global.avutil;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.Reading;
import org.demeanor.media.Remuxed;
import org.demeanor.media.Tracks;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of frames where containers tell them badly. */
class FrameTimesTest {

	@TempDir
	private Path folder;

	/** As recorders split them, and people put them together again. */
	@Test
	void goOnWhereOneTransportStreamWasWrittenBehindAnother() throws IOException {
		Path once = coded("once.ts", "mpeg2video", Map.of());
		Path thrice = folder.resolve("thrice.ts");
		for (int i = 0; i < 3; i++)
			Files.write(thrice, Files.readAllBytes(once), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		List<Frame> frames = Reading.frames(Clips.open(thrice));
		int single = Reading.frames(Clips.open(once)).size();
		assertThat(frames.size()).isGreaterThanOrEqualTo(3 * single - 2);
		growSteadily(frames, .1, .21);
		assertThat(frames.get(frames.size() - 1).timeSeconds()).isCloseTo(.1 * (3 * single - 1), within(.21));
		try (VideoFrames byNumber = VideoFrames.open(thrice, Tracks.AUTO)) {
			assertThat(byNumber.get(2 * single).timeSeconds()).isEqualTo(frames.get(2 * single).timeSeconds());
			assertThat(byNumber.get(3).timeSeconds()).isEqualTo(frames.get(3).timeSeconds());
		}
	}

	/** AVI tells when a packet is decoded, not when its frame is shown. */
	@Test
	void neverGoBackwardsInAviWithFramesThatAreReordered() throws IOException {
		Path coded = coded("reordered.mp4", "mpeg4", Map.of("bf", "2"));
		Path avi = Remuxed.write(folder.resolve("reordered.avi"), Remuxed.Part.pictures(coded, 0));
		List<Frame> frames = Reading.frames(Clips.open(avi));
		assertThat(frames).hasSizeGreaterThanOrEqualTo(9);
		assertThat(frames.get(0).timeSeconds()).isCloseTo(0, within(.11));
		growSteadily(frames, .1, .21);
	}

	/** ImageJ rounds the rate in the stream's header, which is 10 here; all others round that of the main header. */
	@ParameterizedTest
	@CsvSource({ "ImageJ AVI, .08", "Other program, .1" })
	void areThoseOfTheMainHeaderInAnAviOfImageJ(String program, double interval) throws IOException {
		Path avi = MadeVideo.make(folder.resolve("two-rates.avi"), 64, 48, "mjpeg", avutil.AV_PIX_FMT_YUVJ420P, Map.of(),
				recorder -> recorder.setVideoMetadata("title", program), frame -> frame * 100_000L);
		byte[] bytes = Files.readAllBytes(avi);
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(32, 80_000);
		Files.write(avi, bytes);
		Clip clip = Clips.open(avi);
		assertThat(clip.durationSeconds().orElseThrow()).isCloseTo(10 * interval, within(1e-6));
		assertThat(clip.framesPerSecond().orElseThrow()).isCloseTo(1 / interval, within(1e-6));
		assertThat(Reading.frames(clip)).last().satisfies(frame ->
				assertThat(frame.timeSeconds()).isCloseTo(9 * interval, within(1e-6)));
		try (VideoFrames byNumber = VideoFrames.open(avi, Tracks.AUTO)) {
			assertThat(byNumber.get(5).timeSeconds()).isCloseTo(5 * interval, within(1e-6));
		}
	}

	@Test
	void tellTheEndOfAClipWhoseContainerDoesNot() throws IOException {
		Clip clip = Clips.open(coded("end.mkv", "mpeg4", Map.of()));
		try (FrameReader frames = clip.openFrames()) {
			assertThat(frames.endSeconds()).isEmpty();
			while (frames.skip())
				assertThat(frames).isNotNull();
			assertThat(frames.endSeconds().orElseThrow()).isCloseTo(1, within(.01));
		}
	}

	// -- Helper methods --

	private Path coded(String name, String codec, Map<String, String> options) throws IOException {
		return MadeVideo.make(folder.resolve(name), 64, 48, codec, avutil.AV_PIX_FMT_YUV420P, options, recorder -> {
			if (options.containsKey("bf"))
				recorder.setMaxBFrames(2);
		}, frame -> frame * 100_000L);
	}

	private static void growSteadily(List<Frame> frames, double step, double most) {
		for (int i = 1; i < frames.size(); i++)
			assertThat(frames.get(i).timeSeconds() - frames.get(i - 1).timeSeconds()).as("frame " + i)
					.isGreaterThan(step / 2).isLessThanOrEqualTo(most);
	}
}
