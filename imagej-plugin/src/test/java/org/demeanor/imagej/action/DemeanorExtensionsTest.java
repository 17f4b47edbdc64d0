package org.demeanor.imagej.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;

class DemeanorExtensionsTest {

	/** A macro's number may be NaN, as that of a cell without one. */
	@Test
	void whatIsNoFrameHasNoLabel() {
		Optional<ClipResult> before = LastResult.get();
		FaceObservation seen = new FaceObservation(0, 0, 1, new FaceBox(0, 0, 9, 9), Scores.of(1, 0, 0, 0, 0, 0, 0));
		LastResult.set(ClipResult.failed("a", new StageException(Stage.MEDIA, "a", "ends early"))
				.withFaces(new FaceTracks(1, 1, 1, List.of(seen))));
		try {
			assertThat(ask("label", 0)).isEqualTo("angry");
			assertThat(ask("score", 0)).isEqualTo("1.0");
			for (double frame : new double[] { Double.NaN, .5, -1, 1 }) {
				assertThat(ask("label", frame)).isEmpty();
				assertThat(ask("score", frame)).isEqualTo("NaN");
			}
		}
		finally {
			LastResult.set(before.orElse(null));
		}
	}

	private static String ask(String function, double frame) {
		return new DemeanorExtensions().handleExtension(function, new Object[] { frame });
	}
}
