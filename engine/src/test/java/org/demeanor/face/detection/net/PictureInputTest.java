package org.demeanor.face.detection.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;

import org.demeanor.media.Frame;
import org.junit.jupiter.api.Test;

class PictureInputTest {

	/** Blue 10, green 20, red 30. */
	private static final Frame FRAME = new Frame(0, 0, 1, 1, new byte[] { 10, 20, 30 });
	private static final int PLANE = 32 * 32;

	@Test
	void pixelsAreThoseOfTheNet() {
		assertThat(first(PixelValues.BGR)).containsExactly(10, 20, 30);
		assertThat(first(new PixelValues(false, List.of(1f, 2f, 3f), 1))).containsExactly(9, 18, 27);
		assertThat(first(new PixelValues(true, List.of(2f, 4f, 6f), .5f))).containsExactly(14, 8, 2);
	}

	/** Nets of the families see black there, as any other pixel: it is what black is to them. */
	@Test
	void whatIsAddedIsBlack() {
		FloatBuffer values = input(new PixelValues(true, List.of(2f, 4f, 6f), .5f)).of(FRAME);
		assertThat(new float[] { values.get(1), values.get(PLANE + 1), values.get(3 * PLANE - 1) }).containsExactly(-1, -2, -3);
	}

	private static float[] first(PixelValues pixels) {
		FloatBuffer values = input(pixels).of(FRAME);
		return new float[] { values.get(0), values.get(PLANE), values.get(2 * PLANE) };
	}

	private static PictureInput input(PixelValues pixels) {
		return new PictureInput(1, 1, new InputShape(0, 0), pixels, 640);
	}
}
