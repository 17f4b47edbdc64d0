package org.demeanor.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.demeanor.face.image.FaceBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceTrackerTest {

	private final FaceTracker tracker = new FaceTracker();

	@Test
	void twoFacesThatMoveKeepTheirNumbersInWhateverOrderTheyAreFound() {
		assertThat(tracker.assign(0, List.of(box(100), box(300)))).containsExactly(1, 2);
		assertThat(tracker.assign(.1, List.of(box(310), box(110)))).containsExactly(2, 1);
		assertThat(tracker.assign(.2, List.of(box(120), box(320)))).containsExactly(1, 2);
	}

	@Test
	void aFaceLostForAMomentComesBackAsItself() {
		tracker.assign(0, List.of(box(100)));
		tracker.assign(.5, List.of());
		assertThat(tracker.assign(1, List.of(box(105)))).containsExactly(1);
	}

	@Test
	void aFaceLostForLongComesBackAsANewOne() {
		tracker.assign(0, List.of(box(100)));
		for (double time = .3; time < 1.4; time += .3)
			tracker.assign(time, List.of());
		assertThat(tracker.assign(1.5, List.of(box(100)))).containsExactly(2);
	}

	/** As in a video of one frame a second, or one a minute. */
	@ParameterizedTest
	@ValueSource(doubles = { .5, 1, 60 })
	void whereFramesAreFarApartAFaceKeepsItsNumberEvenIfSomeDoNotShowIt(double interval) {
		assertThat(tracker.assign(0, List.of(box(100)))).containsExactly(1);
		assertThat(tracker.assign(interval, List.of(box(110)))).containsExactly(1);
		tracker.assign(2 * interval, List.of());
		assertThat(tracker.assign(3 * interval, List.of(box(105)))).containsExactly(1);
		for (int i = 4; i < 9; i++)
			tracker.assign(i * interval, List.of());
		assertThat(tracker.assign(9 * interval, List.of(box(105)))).containsExactly(2);
	}

	/** In a second a head moves by more than its width. */
	@Test
	void whereFramesAreFarApartAFaceMayHaveMoved() {
		assertThat(tracker.assign(0, List.of(box(100), box(400)))).containsExactly(1, 2);
		assertThat(tracker.assign(1, List.of(box(490), box(20)))).containsExactly(2, 1);
		assertThat(tracker.assign(2, List.of(box(20)))).containsExactly(1);
		FaceTracker ofOne = new FaceTracker();
		assertThat(ofOne.assign(0, List.of(box(100)))).containsExactly(1);
		assertThat(ofOne.assign(1, List.of(box(400)))).containsExactly(1);
		assertThat(ofOne.assign(2, List.of(new FaceBox(400, 50, 30, 30)))).as("too small for it").containsExactly(2);
	}

	@Test
	void aFaceElsewhereIsANewOne() {
		tracker.assign(0, List.of(box(100)));
		assertThat(tracker.assign(.1, List.of(box(400), box(100)))).containsExactly(2, 1);
	}

	@Test
	void theBestOverlapWinsAndEachFaceIsGivenOnce() {
		tracker.assign(0, List.of(box(100)));
		assertThat(tracker.assign(.1, List.of(box(130), box(102)))).containsExactly(2, 1);
	}

	private static FaceBox box(int x) {
		return new FaceBox(x, 50, 100, 100);
	}
}
