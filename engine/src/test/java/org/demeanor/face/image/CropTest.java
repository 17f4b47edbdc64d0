package org.demeanor.face.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.demeanor.face.OpenCv;
import org.demeanor.media.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CropTest {

	private static final int WIDTH = 400;
	private static final int HEIGHT = 380;

	@Test
	void grayEqualsOpenCvs() {
		byte[] bgr = new byte[WIDTH * HEIGHT * 3];
		new Random(1).nextBytes(bgr);
		Frame frame = new Frame(0, 0, WIDTH, HEIGHT, bgr);
		assertThat(largestDifference(GrayConverter.of(frame).pixels(), OpenCv.gray(frame).pixels())).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 24, 31, 61, 100, 121, 122, 123, 180, 243, 244, 245, 300, 366, 377 })
	void resizedBoxesEqualOpenCvs(int side) {
		GrayImage image = noise();
		FaceBox box = new FaceBox(3, 2, side, side);
		byte[] ours = BilinearResize.resize(image, box, 122, 122);
		byte[] theirs = OpenCv.resized(image, box, 122, 122, opencv_imgproc.INTER_LINEAR);
		assertThat(largestDifference(ours, theirs)).isLessThanOrEqualTo(1);
	}

	@Test
	void theMarginIsCutOffEachSide() {
		GrayImage image = noise();
		FaceBox box = new FaceBox(10, 20, 200, 200);
		byte[] whole = BilinearResize.resize(image, box, 122, 122);
		byte[] crop = new FaceCropper(122, 5).crop(image, box);
		assertThat(crop).hasSize(112 * 112);
		assertThat(crop[0]).isEqualTo(whole[5 * 122 + 5]);
		assertThat(crop[111]).isEqualTo(whole[5 * 122 + 116]);
		assertThat(crop[111 * 112 + 111]).isEqualTo(whole[116 * 122 + 116]);
	}

	@Test
	void whatLiesOutsideTheImageIsLeftOut() {
		GrayImage image = noise();
		byte[] crop = new FaceCropper(122, 5).crop(image, new FaceBox(-50, -50, 150, 150));
		assertThat(crop).isEqualTo(new FaceCropper(122, 5).crop(image, new FaceBox(0, 0, 100, 100)));
	}

	private static GrayImage noise() {
		byte[] pixels = new byte[WIDTH * HEIGHT];
		new Random(2).nextBytes(pixels);
		return new GrayImage(WIDTH, HEIGHT, pixels);
	}

	private static int largestDifference(byte[] a, byte[] b) {
		assertThat(a).hasSameSizeAs(b);
		int largest = 0;
		for (int i = 0; i < a.length; i++)
			largest = Math.max(largest, Math.abs((a[i] & 0xff) - (b[i] & 0xff)));
		return largest;
	}
}
