package org.demeanor.face.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.demeanor.face.OpenCv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizeRuleTest {

	/** Shrinks by whole and other factors, and enlarges. */
	@ParameterizedTest
	@CsvSource({ "96, 96, 48, 48", "96, 90, 32, 30", "101, 77, 48, 48", "260, 201, 64, 64", "40, 50, 64, 64", "40, 90, 64, 64",
			"112, 112, 112, 112" })
	void opencvsRulesGiveItsPixels(int width, int height, int newWidth, int newHeight) {
		byte[] pixels = new byte[width * height];
		new Random(width).nextBytes(pixels);
		GrayImage image = new GrayImage(width, height, pixels);
		FaceBox all = new FaceBox(0, 0, width, height);
		assertThat(ResizeRule.OPENCV_AREA.resize(floats(pixels), width, height, newWidth, newHeight))
				.isEqualTo(floats(OpenCv.resized(image, all, newWidth, newHeight, opencv_imgproc.INTER_AREA)));
		assertThat(ResizeRule.OPENCV_LINEAR.resize(floats(pixels), width, height, newWidth, newHeight))
				.isEqualTo(floats(OpenCv.resized(image, all, newWidth, newHeight, opencv_imgproc.INTER_LINEAR)));
	}

	/** Pillow 13.0.0: {@code Image.fromarray(pixels).resize((3, 2), filter)}, and to 9 x 6. */
	@Test
	void pillowsRulesGiveItsPixels() {
		float[] pixels = new float[7 * 5];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (i % 7 * 37 + i / 7 * 91 + i % 7 * (i / 7) % 7 * 29) % 256;
		assertThat(ResizeRule.PILLOW_BILINEAR.resize(pixels, 7, 5, 3, 2)).containsExactly(96, 119, 166, 84, 124, 146);
		assertThat(ResizeRule.PILLOW_BICUBIC.resize(pixels, 7, 5, 3, 2)).containsExactly(94, 119, 168, 86, 123, 145);
		assertThat(ResizeRule.PILLOW_LANCZOS.resize(pixels, 7, 5, 3, 2)).containsExactly(93, 120, 168, 88, 125, 143);
		assertThat(ResizeRule.PILLOW_LANCZOS.resize(pixels, 7, 5, 9, 6)).startsWith(0, 15, 45, 75, 118, 145, 168, 201, 220, 50, 102, 197)
				.endsWith(230, 105, 44, 147, 210, 157);
		assertThat(ResizeRule.PILLOW_BICUBIC.resize(pixels, 7, 5, 9, 6)).startsWith(0, 18, 48, 78, 114, 142, 170, 200, 224, 62, 111, 178)
				.endsWith(214, 105, 53, 146, 206, 161);
	}

	/** scikit-image 0.26.0: {@code resize(pixels, (6, 3)) * 255}, and the like. */
	@Test
	void scikitImagesRuleSmoothsWhatItShrinks() {
		float[] pixels = new float[7 * 5];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (i % 7 * 37 + i / 7 * 91 + i % 7 * (i / 7) % 7 * 29) % 256;
		assertThat(ResizeRule.SCIKIT_IMAGE.resize(pixels, 7, 5, 3, 2)).usingComparatorWithPrecision(1e-3f)
				.containsExactly(99.5471f, 107.5342f, 173.7504f, 79.5544f, 130.8166f, 161.4127f);
		assertThat(ResizeRule.SCIKIT_IMAGE.resize(pixels, 7, 5, 3, 6)).usingComparatorWithPrecision(1e-3f)
				.startsWith(39.5724f, 108.7856f, 190.666f, 115.2144f).endsWith(166.1609f, 68.2405f, 118.9353f, 172.7799f);
		assertThat(ResizeRule.SCIKIT_IMAGE.resize(pixels, 7, 5, 9, 6)).usingComparatorWithPrecision(1e-3f)
				.startsWith(11.963f, 33.8611f, 64.5185f, 90.4352f, 104.5f).endsWith(114.5f, 70.2963f, 143.7778f, 193.7222f, 162.1481f);
		assertThat(ResizeRule.SCIKIT_IMAGE.resize(new float[] { 7 }, 1, 1, 2, 1)).containsExactly(7, 7);
	}

	private static float[] floats(byte[] bytes) {
		float[] floats = new float[bytes.length];
		for (int i = 0; i < floats.length; i++)
			floats[i] = bytes[i] & 0xff;
		return floats;
	}
}
