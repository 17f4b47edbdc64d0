package org.demeanor.face.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.demeanor.media.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A face of many pixels, few of which count: the others are not computed, and nothing else changes. */
class LargeFaceTest {

	private static final int WIDTH = 1400;
	private static final int HEIGHT = 1100;

	private Frame frame;
	private byte[] all;
	/** Pixels that were computed on demand. */
	private int computed;

	@BeforeEach
	void draw() {
		byte[] bgr = new byte[3 * WIDTH * HEIGHT];
		new Random(7).nextBytes(bgr);
		frame = new Frame(0, 0, WIDTH, HEIGHT, bgr);
		all = GrayConverter.of(frame).pixels();
	}

	@ParameterizedTest
	@CsvSource({ "100, 50, 900, 900", "-200, -100, 1000, 1000", "700, 400, 900, 900", "600, 300, 432, 432", "600, 300, 431, 431",
			"600, 300, 150, 150", "600, 300, 20, 20", "1390, 1090, 500, 500" })
	void patchesAndCropsAreThoseOfTheWholePicture(int x, int y, int width, int height) {
		FaceBox box = new FaceBox(x, y, width, height);
		GrayImage whole = new GrayImage(WIDTH, HEIGHT, all);
		assertThat(FacePatch.of(onDemand(), box)).isEqualTo(FacePatch.of(whole, box));
		assertThat(FacePatch.coarse(onDemand(), box)).isEqualTo(FacePatch.coarse(whole, box));
		for (FaceCropper cropper : new FaceCropper[] { new FaceCropper(48, 0), new FaceCropper(52, 2), new FaceCropper(450, 0) })
			assertThat(cropper.crop(onDemand(), box)).isEqualTo(cropper.crop(whole, box));
	}

	@Test
	void lessThanHalfOfTheFaceIsComputed() {
		FaceBox box = new FaceBox(100, 50, 900, 900);
		GrayImage image = onDemand();
		FacePatch.of(image, box);
		FacePatch.coarse(image, box);
		new FaceCropper(52, 2).crop(image, box);
		assertThat(computed).isPositive().isLessThan(900 * 900 / 4);
	}

	// -- Helper methods --

	private GrayImage onDemand() {
		return GrayImage.filledBy(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT], (pixels, left, top, right, bottom) -> {
			computed += (right - left) * (bottom - top);
			for (int row = top; row < bottom; row++)
				System.arraycopy(all, row * WIDTH + left, pixels, row * WIDTH + left, right - left);
		}, (row, columns, from, to, values) -> {
			computed += to - from;
			for (int i = from; i < to; i++)
				values[i] = all[row * WIDTH + columns[i]] & 0xff;
		});
	}
}
