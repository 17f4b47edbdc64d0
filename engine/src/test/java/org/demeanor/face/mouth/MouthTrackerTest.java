package org.demeanor.face.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.demeanor.face.image.FacePatch;
import org.junit.jupiter.api.Test;

/** A drawn face: bright skin with two eyes, a nose, and a mouth that is a dark bar. */
class MouthTrackerTest {

	private static final int SIZE = FacePatch.SIZE;

	private final MouthTracker tracker = new MouthTracker();

	@Test
	void anOpeningMouthMoves() {
		assertThat(tracker.next(0, face(0, 0, 1, 160)).isKnown()).isFalse();
		assertThat(tracker.next(.1, face(0, 0, 8, 160)).motion()).isGreaterThan(.5);
	}

	@Test
	void lipsThatPartOpenTheMouth() {
		Mouth closed = opened(2, 1);
		Mouth open = opened(1, 8);
		assertThat(open.openness()).isGreaterThan(closed.openness() + .05);
		assertThat(open.opening()).isCloseTo(-opened(8, 1).opening(), within(1e-6)).isGreaterThan(.05);
		assertThat(open.sinceSeconds()).isCloseTo(.1, within(1e-9));
	}

	@Test
	void lipsThatSinkAreLowered() {
		assertThat(lowered(.5)).isCloseTo(.5, within(.2));
		assertThat(lowered(-.5)).isCloseTo(-.5, within(.2));
	}

	@Test
	void aPaleMouthIsLoweredAsFar() {
		tracker.next(0, pale(face(0, 0, 4, 0, 160)));
		assertThat(tracker.next(.1, pale(face(0, 0, 4, .5, 160))).lowering()).isCloseTo(lowered(.5), within(.05));
	}

	@Test
	void littleContrastIsAsMuchMotion() {
		tracker.next(0, face(0, 0, 3, 160));
		Mouth dark = tracker.next(.1, face(0, 0, 8, 160));
		tracker.next(.2, pale(face(0, 0, 3, 160)));
		Mouth pale = tracker.next(.3, pale(face(0, 0, 8, 160)));
		assertThat(pale.motion()).isCloseTo(dark.motion(), within(.2 * dark.motion()));
	}

	@Test
	void aHeadThatMovesDoesNotSpeak() {
		tracker.next(0, face(0, 0, 3, 160));
		Mouth moved = tracker.next(.1, face(1.5, -1, 3, 160));
		tracker.next(.2, face(0, 0, 3, 160));
		Mouth spoke = tracker.next(.3, face(0, 0, 7, 160));
		assertThat(moved.motion()).isLessThan(spoke.motion() / 4);
	}

	@Test
	void lightThatChangesDoesNotSpeak() {
		tracker.next(0, face(0, 0, 3, 160));
		Mouth lighter = tracker.next(.1, face(0, 0, 3, 200));
		assertThat(lighter.motion()).isLessThan(.02);
	}

	@Test
	void afterAPauseNothingIsKnownOfMotion() {
		tracker.next(0, face(0, 0, 1, 160));
		assertThat(tracker.next(1, face(0, 0, 8, 160)).motion()).isNaN();
	}

	// -- Helper methods --

	/** What the mouth does that opens from one frame to the next. */
	private static Mouth opened(double before, double after) {
		MouthTracker fresh = new MouthTracker();
		fresh.next(0, face(0, 0, before, 160));
		return fresh.next(.1, face(0, 0, after, 160));
	}

	/** How far a mouth is found to sink. */
	private static double lowered(double pixels) {
		MouthTracker fresh = new MouthTracker();
		fresh.next(0, face(0, 0, 4, 0, 160));
		return fresh.next(.1, face(0, 0, 4, pixels, 160)).lowering();
	}

	private static float[] face(double right, double down, double open, float skin) {
		return face(right, down, open, 0, skin);
	}

	private static float[] face(double right, double down, double open, double lower, float skin) {
		float[] patch = new float[SIZE * SIZE];
		for (int y = 0; y < SIZE; y++)
			for (int x = 0; x < SIZE; x++) {
				double atX = x - right;
				double atY = y - down;
				double dark = Math.max(Math.max(spot(atX, atY, 14, 16, 4, 2.5), spot(atX, atY, 34, 16, 4, 2.5)),
						Math.max(spot(atX, atY, 24, 27, 2, 3), spot(atX, atY, 24, 40 + lower, 7, open / 2)));
				patch[y * SIZE + x] = (float) (skin * (1 - .8 * dark));
			}
		return patch;
	}

	private static float[] pale(float[] face) {
		float[] pale = face.clone();
		for (int i = 0; i < pale.length; i++)
			pale[i] = 160 - (160 - pale[i]) / 3;
		return pale;
	}

	/** A spot with soft edges. */
	private static double spot(double x, double y, double centreX, double centreY, double halfWidth, double halfHeight) {
		double distance = Math.hypot((x - centreX) / halfWidth, (y - centreY) / halfHeight);
		return Math.max(0, Math.min(1, 2 * (1.25 - distance)));
	}
}
