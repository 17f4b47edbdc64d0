package org.demeanor.face.detection.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.demeanor.face.image.FaceBox;
import org.junit.jupiter.api.Test;

/** A box of 80 x 125 has the area of a square of 100: its square has a side of 107.5, 1.7 above its centre. */
class CascadeSquareTest {

	@Test
	void theSquareStandsOverTheBoxALittleHigher() {
		assertThat(CascadeSquare.of(new RawFace(200, 100, 80, 125, 1), 640, 360))
				.contains(new FaceBox(240 - 54, 107, 108, 108));
	}

	@Test
	void atTheEdgesItIsMovedIntoTheFrameWhole() {
		assertThat(CascadeSquare.of(new RawFace(-30, -40, 80, 125, 1), 640, 360)).contains(new FaceBox(0, 0, 108, 108));
		assertThat(CascadeSquare.of(new RawFace(590, 300, 80, 125, 1), 640, 360))
				.contains(new FaceBox(532, 252, 108, 108));
	}

	@Test
	void itIsNeverLargerThanTheFrame() {
		assertThat(CascadeSquare.of(new RawFace(10, -20, 80, 125, 1), 100, 60)).contains(new FaceBox(20, 0, 60, 60));
		assertThat(CascadeSquare.of(new RawFace(0, 0, 1e30f, 1e30f, 1), 100, 60)).contains(new FaceBox(40, 0, 60, 60));
		assertThat(CascadeSquare.of(new RawFace(0, 0, .1f, .1f, 1), 1, 1)).contains(new FaceBox(0, 0, 1, 1));
	}

	@Test
	void aFaceBeyondTheFrameIsNone() {
		assertThat(CascadeSquare.of(new RawFace(-80, 100, 80, 125, 1), 640, 360)).isEmpty();
		assertThat(CascadeSquare.of(new RawFace(100, 360, 80, 125, 1), 640, 360)).isEmpty();
	}
}
