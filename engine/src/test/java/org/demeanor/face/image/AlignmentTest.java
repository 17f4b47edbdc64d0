package org.demeanor.face.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A drawn face that moves and grows by known amounts. */
class AlignmentTest {

	private static final int PICTURE = 200;
	private static final FaceBox BOX = new FaceBox(60, 50, 80, 80);
	/** A pixel of a coarse patch is more than three of the picture. */
	private static final Offset<Integer> NEAR = Offset.offset(1);

	private final GrayImage face = face(0, 0, 1, 1);
	private final float[] patch = FacePatch.coarse(face, BOX);

	@Test
	void aFaceIsWhereItHasMovedTo() {
		FaceBox moved = place(face(5, -4, 1, 1));
		assertThat(moved.x()).isCloseTo(65, NEAR);
		assertThat(moved.y()).isCloseTo(46, NEAR);
		assertThat(moved.width()).isCloseTo(80, NEAR);
	}

	@Test
	void aFaceThatComesNearerHasALargerBox() {
		FaceBox moved = place(face(0, 0, 1.06, 1));
		assertThat(moved.width()).isCloseTo(85, NEAR);
		assertThat(moved.x() + moved.width() / 2).isCloseTo(100, NEAR);
	}

	@Test
	void lightDoesNotMatterButAnotherFaceDoes() {
		float[] darker = FacePatch.coarse(face(2, 2, 1, .7), BOX);
		assertThat(Alignment.of(patch, darker).likeness(patch, darker)).isGreaterThan(.95);
		float[] upsideDown = new float[patch.length];
		for (int i = 0; i < patch.length; i++)
			upsideDown[i] = patch[patch.length - 1 - i];
		assertThat(Alignment.of(patch, upsideDown).likeness(patch, upsideDown)).isLessThan(.9);
		float[] flat = new float[patch.length];
		assertThat(Alignment.of(patch, flat).likeness(patch, flat)).isZero();
	}

	@Test
	void aFaceThatHasMovedFarIsUncertain() {
		float[] far = FacePatch.coarse(face(20, 0, 1, 1), BOX);
		assertThat(Alignment.of(patch, far).isUncertain()).isTrue();
		assertThat(Alignment.of(patch, patch).isUncertain()).isFalse();
	}

	// -- Helper methods --

	private FaceBox place(GrayImage picture) {
		float[] now = FacePatch.coarse(picture, BOX);
		Alignment alignment = Alignment.of(patch, now);
		assertThat(alignment.likeness(patch, now)).isGreaterThan(.95);
		return alignment.place(BOX);
	}

	/** Skin that is darker towards the edges, with eyes, brows and a nose. */
	private static GrayImage face(double right, double down, double size, double light) {
		byte[] pixels = new byte[PICTURE * PICTURE];
		for (int y = 0; y < PICTURE; y++)
			for (int x = 0; x < PICTURE; x++) {
				double atX = (x + .5 - 100 - right) / size;
				double atY = (y + .5 - 86 - down) / size;
				double dark = spot(atX, atY, -15, -8, 8) + spot(atX, atY, 15, -8, 8) + .5 * spot(atX, atY, 0, 10, 6)
						+ .6 * (1 - spot(atX, atY, 0, 0, 45));
				pixels[y * PICTURE + x] = (byte) (light * 200 * Math.max(0, 1 - .8 * dark));
			}
		return new GrayImage(PICTURE, PICTURE, pixels);
	}

	private static double spot(double x, double y, double centreX, double centreY, double radius) {
		return Math.exp(-((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY)) / (radius * radius));
	}
}
