package org.demeanor.face.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.demeanor.face.OpenCv;
import org.demeanor.media.Frame;
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

	/** Also where a part of it is there already. */
	@ParameterizedTest
	@CsvSource({ "1920, 1080, 640, 360", "3840, 2160, 640, 360", "1364, 720, 640, 338", "913, 701, 101, 47", "640, 90, 100, 45" })
	void pixelsOnDemandGiveTheSame(int width, int height, int newWidth, int newHeight) {
		byte[] bgr = new byte[3 * width * height];
		new Random(width * 31L + newHeight).nextBytes(bgr);
		Frame frame = new Frame(0, 0, width, height, bgr);
		byte[] expected = new byte[newWidth * newHeight];
		ExactResize.resize(GrayConverter.of(frame).pixels(), width, height, expected, newWidth, newHeight);
		GrayImage image = GrayConverter.of(frame);
		byte[] resized = new byte[expected.length];
		ExactResize resize = new ExactResize(width, height, newWidth, newHeight);
		resize.resize(image, resized, 3, 5, newWidth / 2, newHeight - 7);
		image.pixels(new FaceBox(width / 3, 0, width / 3, height / 2));
		resize.resize(image, resized, 0, 0, newWidth, newHeight);
		assertThat(resized).isEqualTo(expected);
	}
}
