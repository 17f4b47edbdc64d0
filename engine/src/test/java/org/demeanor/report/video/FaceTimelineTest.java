package org.demeanor.report.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.image.FaceBox;
import org.demeanor.report.Results;
import org.demeanor.score.Emotion;
import org.junit.jupiter.api.Test;

class FaceTimelineTest {

	private static final FaceBox BOX = new FaceBox(10, 10, 50, 50);

	@Test
	void aFaceKeepsItsBoxUntilTheNextLook() {
		FaceTimeline faces = new FaceTimeline(List.of(seen(3, 0.1, 1), seen(6, 0.2, 1), seen(6, 0.2, 2), seen(12, 0.4, 1)));
		assertThat(faces.at(2, 0.07)).isEmpty();
		assertThat(faces.at(3, 0.1)).hasSize(1);
		assertThat(faces.at(5, 0.17)).hasSize(1);
		assertThat(faces.at(6, 0.2)).hasSize(2);
		assertThat(faces.at(8, 0.27)).hasSize(2);
		assertThat(faces.at(9, 0.3)).as("frame 9 was looked at, without a face").isEmpty();
		assertThat(faces.at(14, 0.47)).hasSize(1);
		assertThat(faces.at(15, 0.5)).isEmpty();
	}

	@Test
	void inASlowClipABoxGoesAfterHalfASecond() {
		FaceTimeline faces = new FaceTimeline(List.of(seen(0, 0, 1), seen(3, 3, 1)));
		assertThat(faces.at(0, 0)).hasSize(1);
		assertThat(faces.at(1, 1)).isEmpty();
		assertThat(new FaceTimeline(List.of(seen(0, 0, 1))).at(10, 0.4)).hasSize(1);
		assertThat(new FaceTimeline(List.of(seen(0, 0, 1))).at(20, 0.8)).isEmpty();
	}

	@Test
	void withoutFacesThereIsNothing() {
		assertThat(new FaceTimeline(List.of()).at(0, 0)).isEmpty();
	}

	private static FaceObservation seen(int frame, double timeSeconds, int face) {
		return Results.seen(frame, timeSeconds, face, BOX, Emotion.HAPPY);
	}
}
