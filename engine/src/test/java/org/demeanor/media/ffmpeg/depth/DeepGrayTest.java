package org.demeanor.media.ffmpeg.depth;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Reading;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
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

	/** As in a file of pictures one after another, which need not be alike. */
	@Test
	void coloursBehindDeepGrayStayAsTheyAre() throws IOException {
		BufferedImage gray = new BufferedImage(16, 8, BufferedImage.TYPE_USHORT_GRAY);
		gray.getRaster().setSample(3, 3, 0, 1000);
		BufferedImage colour = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
		for (int x = 0; x < 16; x++)
			for (int y = 0; y < 8; y++)
				colour.setRGB(x, y, 0x0A0703);
		Path file = folder.resolve("both.png");
		try (OutputStream both = Files.newOutputStream(file)) {
			ImageIO.write(gray, "png", both);
			ImageIO.write(colour, "png", both);
		}
		List<Frame> frames = Reading.frames(Clips.open(file));
		assertThat(frames).hasSize(2);
		for (int i = 0; i < frames.get(1).bgr().length; i++)
			assertThat(frames.get(1).bgr()[i] & 0xff).isEqualTo(i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 10);
	}
}
