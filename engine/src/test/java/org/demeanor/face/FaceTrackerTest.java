package org.demeanor.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.demeanor.face.image.FaceBox;
import org.junit.jupiter.api.Test;

class FaceTrackerTest {

	private final FaceTracker tracker = new FaceTracker();

	@Test
	void twoFacesThatMoveKeepTheirNumbersInWhateverOrderTheyAreFound() {
		assertThat(tracker.assign(0, List.of(box(100), box(300)))).containsExactly(1, 2);
		assertThat(tracker.assign(.1, List.of(box(310), box(110)))).containsExactly(2, 1);
		assertThat(tracker.assign(.2, List.of(box(120), box(320)))).containsExactly(1, 2);
		assertThat(tracker.faces()).isEqualTo(2);
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
		assertThat(tracker.assign(1.5, List.of(box(100)))).containsExactly(2);
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
