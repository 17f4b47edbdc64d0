package org.demeanor.face.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class GrayImageTest {

	private static final int WIDTH = 37;
	private static final int HEIGHT = 29;

	private final int[] filled = new int[WIDTH * HEIGHT];
	private final GrayImage image = GrayImage.filledBy(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT], this::fill);

	@Test
	void whatIsAskedForIsThereAndFilledOnce() {
		Random random = new Random(1);
		for (int i = 0; i < 20; i++) {
			// Also over the edges, and beside them.
			FaceBox part = new FaceBox(random.nextInt(WIDTH + 10) - 8, random.nextInt(HEIGHT + 10) - 8,
					1 + random.nextInt(12), 1 + random.nextInt(12));
			byte[] pixels = image.pixels(part);
			for (int y = Math.max(0, part.y()); y < Math.min(HEIGHT, part.y() + part.height()); y++)
				for (int x = Math.max(0, part.x()); x < Math.min(WIDTH, part.x() + part.width()); x++)
					assertThat(pixels[y * WIDTH + x]).isEqualTo(value(y * WIDTH + x));
		}
		assertThat(Arrays.stream(filled).max()).hasValue(1);
		byte[] all = image.pixels();
		for (int i = 0; i < all.length; i++)
			assertThat(all[i]).isEqualTo(value(i));
		assertThat(filled).containsOnly(1);
	}

	@Test
	void whatIsNotAskedForIsNotFilled() {
		image.pixels(new FaceBox(5, 6, 10, 3));
		assertThat(Arrays.stream(filled).sum()).isEqualTo(30);
	}

	@Test
	void aPixelAloneFillsNothingElse() {
		assertThat(image.pixel(7, 8)).isEqualTo(value(8 * WIDTH + 7));
		assertThat(Arrays.stream(filled).sum()).isEqualTo(1);
		image.pixels();
		assertThat(image.pixel(7, 8)).isEqualTo(value(8 * WIDTH + 7));
		assertThat(Arrays.stream(filled).sum()).isEqualTo(WIDTH * HEIGHT + 1);
	}

	@Test
	void pixelsOfARowAreAlsoPickedWithoutAPicker() {
		int[] columns = { 2, 2, 9, 20, 33 };
		int[] values = new int[columns.length];
		image.pick(4, columns, 1, 4, values);
		assertThat(values).containsExactly(0, value(4 * WIDTH + 2) & 0xff, value(4 * WIDTH + 9) & 0xff, value(4 * WIDTH + 20) & 0xff, 0);
		assertThat(Arrays.stream(filled).max()).hasValue(1);
	}

	@Test
	void aWholeImageIsAsItIs() {
		byte[] pixels = { 1, 2, 3, 4, 5, 6 };
		assertThat(new GrayImage(3, 2, pixels).pixels(new FaceBox(1, 1, 9, 9))).isSameAs(pixels).containsExactly(1, 2, 3, 4, 5,
				6);
		assertThatIllegalArgumentException().isThrownBy(() -> new GrayImage(2, 2, pixels));
	}

	private void fill(byte[] pixels, int left, int top, int right, int bottom) {
		for (int y = top; y < bottom; y++)
			for (int x = left; x < right; x++) {
				filled[y * WIDTH + x]++;
				pixels[y * WIDTH + x] = value(y * WIDTH + x);
			}
	}

	private static byte value(int pixel) {
		return (byte) (pixel * 7 + 1);
	}
}
