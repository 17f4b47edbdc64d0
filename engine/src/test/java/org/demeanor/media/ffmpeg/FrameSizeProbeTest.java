package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.bytedeco.ffmpeg.global.avutil;
import org.demeanor.media.Limits;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.ffmpeg.library.Codecs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers whose header tells no size: no memory is taken for a picture that is too large. */
class FrameSizeProbeTest {

	private static final int MANY = 1_000_000;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "clip.ts,mpeg2video", "clip.ts,libopenh264", "clip.mpg,mpeg1video", "clip.flv,flv", "clip.flv,libopenh264" })
	void aPictureThatIsTooLargeIsRefusedBeforeItIsDecoded(String name, String codec) throws IOException {
		Path file = MadeVideo.make(folder.resolve(name), 320, 240, codec, avutil.AV_PIX_FMT_YUV420P, Map.of(),
				recorder -> recorder.setFrameRate(25), frame -> frame * 40_000L);
		Codecs.load();
		try (Demuxer within = new Demuxer(file, new Limits(320 * 240, MANY, MANY, MANY, MANY))) {
			assertThat(within.tracks().pictures()).hasSize(1);
		}
		assertThatThrownBy(() -> new Demuxer(file, new Limits(320 * 240 - 1, MANY, MANY, MANY, MANY)))
				.hasMessageEndingWith("a frame has 320 x 240 pixels; the limit is 76799 pixels (--max-frame-pixels)");
	}
}
