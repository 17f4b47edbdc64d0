package org.demeanor.media.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mp4WriterTest {

	private static final FrameSize SIZE = new FrameSize(64, 48);
	private static final int FRAMES = 12;
	private static final double RATE = 12;

	@TempDir
	private Path folder;

	/** The better encoder, and the one that stands in where a build of FFmpeg lacks it. */
	@ParameterizedTest
	@ValueSource(strings = { "libopenh264", "mpeg4" })
	void anotherReaderFindsAllOfIt(String encoder) throws IOException {
		Path file = folder.resolve("a.mp4");
		try (Mp4Writer writer = Mp4Writer.create(file, encoder, SIZE, RATE, true)) {
			byte[] bgr = new byte[3 * SIZE.width() * SIZE.height()];
			for (int i = 0; i < FRAMES; i++) {
				Arrays.fill(bgr, (byte) (20 * i));
				writer.writeFrame(bgr, i / RATE, 1 / RATE);
				writer.writeSound(new float[4000], 4000, 0);
			}
			writer.finish();
		}
		try (FFmpegFrameGrabber reader = new FFmpegFrameGrabber(file.toFile())) {
			reader.start();
			assertThat(reader.getImageWidth()).isEqualTo(SIZE.width());
			assertThat(reader.getImageHeight()).isEqualTo(SIZE.height());
			assertThat(reader.getVideoFrameRate()).isCloseTo(RATE, within(0.01));
			assertThat(reader.getLengthInTime() * 1e-6).isCloseTo(1, within(0.03));
			assertThat(reader.getAudioChannels()).isEqualTo(1);
			assertThat(reader.getSampleRate()).isEqualTo(48_000);
			int frames = 0;
			while (reader.grabImage() != null)
				frames++;
			assertThat(frames).isEqualTo(FRAMES);
		}
	}

	@Test
	void anEncoderThatIsNotThereOrRefusesIsNamed() {
		assertThatThrownBy(() -> Mp4Writer.create(folder.resolve("b.mp4"), "nonesuch", SIZE, RATE, false))
				.isInstanceOf(IOException.class).hasMessageContaining("nonesuch");
		FrameSize tooLarge = new FrameSize(20_000, 16);
		assertThatThrownBy(() -> Mp4Writer.create(folder.resolve("c.mp4"), "mpeg4", tooLarge, RATE, false))
				.isInstanceOf(IOException.class).hasMessageContaining("mpeg4");
	}
}
