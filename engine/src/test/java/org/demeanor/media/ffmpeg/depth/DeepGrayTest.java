package org.demeanor.media.ffmpeg.depth;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepGrayTest {

	@TempDir
	private Path folder;

	/** The brightest value of a picture, and what becomes of half of it. */
	@ParameterizedTest
	@CsvSource({ "1023,10,128", "4095,12,128", "16383,14,128", "3000,12,94", "65535,16,128", "40000,16,78" })
	void valuesOfFewerBitsAreStretchedAndTheNoteTells(int most, int bits, int expected) throws IOException {
		BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_USHORT_GRAY);
		for (int x = 0; x < 16; x++)
			for (int y = 0; y < 8; y++)
				image.getRaster().setSample(x, y, 0, x == 0 ? most : (most + 1) / 2);
		Path file = folder.resolve("deep.png");
		assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
		try (FrameReader frames = Clips.open(file).openFrames()) {
			Frame frame = frames.read();
			assertThat(frame.bgr()[frame.bgr().length - 1] & 0xff).isBetween(expected - 2, expected + 2);
			assertThat(frames.notes()).isEqualTo(bits == 16 ? List.of()
					: List.of("16-bit gray of " + bits + "-bit values, stretched"));
		}
	}
}
