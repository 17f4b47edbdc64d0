package org.demeanor.face.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.demeanor.face.OpenCv;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactResizeTest {

	@ParameterizedTest
	@CsvSource({ "640, 480, 571, 429", "640, 480, 320, 240", "101, 67, 25, 24", "1280, 720, 1143, 643", "30, 24, 24, 24",
			"57, 31, 57, 31", "24, 900, 24, 100", "40, 30, 80, 61" })
	void equalsOpenCvsInterLinearExact(int width, int height, int newWidth, int newHeight) {
		byte[] pixels = new byte[width * height];
		new Random(width * 31L + newHeight).nextBytes(pixels);
		byte[] resized = new byte[newWidth * newHeight];
		ExactResize.resize(pixels, width, height, resized, newWidth, newHeight);
		GrayImage image = new GrayImage(width, height, pixels);
		assertThat(resized).isEqualTo(OpenCv.resized(image, new FaceBox(0, 0, width, height), newWidth, newHeight,
				opencv_imgproc.INTER_LINEAR_EXACT));
	}
}
