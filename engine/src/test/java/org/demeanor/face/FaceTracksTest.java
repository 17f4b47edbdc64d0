package org.demeanor.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.demeanor.face.image.FaceBox;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;

class FaceTracksTest {

	private static final Scores SCORES = Scores.of(1, 0, 0, 0, 0, 0, 0);

	@Test
	void theFaceSeenMostIsTheMainOne() {
		assertThat(reading(seen(0, 1, 90), seen(0, 2, 40), seen(3, 2, 40)).mainFace()).contains(2);
	}

	@Test
	void ofFacesSeenAsOftenTheLargerIsTheMainOne() {
		assertThat(reading(seen(0, 1, 40), seen(0, 2, 90)).mainFace()).contains(2);
	}

	@Test
	void ofEqualFacesTheFirstIsTheMainOne() {
		assertThat(reading(seen(0, 1, 40), seen(0, 2, 40)).mainFace()).contains(1);
	}

	@Test
	void withoutFacesThereIsNone() {
		assertThat(reading().mainFace()).isEmpty();
		assertThat(reading().mainScores()).isEmpty();
	}

	private static FaceTracks reading(FaceObservation... seen) {
		return new FaceTracks(2, 2, 2, List.of(seen));
	}

	private static FaceObservation seen(int frame, int face, int size) {
		return new FaceObservation(frame, frame / 30., face, new FaceBox(0, 0, size, size), SCORES);
	}
}
