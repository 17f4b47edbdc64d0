package org.demeanor.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.face.FaceAnswers.Face;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.mouth.Mouth;
import org.demeanor.inference.NetAnswer;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;

class FaceAnswersTest {

	private static final FaceBox BOX = new FaceBox(1, 2, 30, 40);
	private static final Scores SCORES = Scores.of(.1, .2, .1, .1, .3, .1, .1);

	private final FaceAnswers answers = new FaceAnswers(List.of(1.0));

	@Test
	void tellsFacesByFrameThenPerson() throws StageException {
		answers.add(List.of(face(3, 7), face(1, 5)), List.of(() -> List.of(answer(), answer())));
		answers.add(List.of(face(1, 9)), List.of(() -> List.of(answer())));
		assertThat(answers.observations(trail -> 10 - trail)).extracting(FaceObservation::frame, FaceObservation::face)
				.containsExactly(tuple(1, 1), tuple(1, 5),
						tuple(3, 3));
	}

	/** What waits takes as much memory again as what was told. */
	@Test
	void fewBatchesWait() throws StageException {
		List<Integer> taken = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			int batch = i;
			answers.add(List.of(face(batch, 1)), List.of(() -> {
				taken.add(batch);
				return List.of(answer());
			}));
		}
		assertThat(taken).hasSizeBetween(50, 99).isSorted();
		assertThat(answers.observations(trail -> trail)).hasSize(100);
		assertThat(taken).hasSize(100);
	}

	@Test
	void anAnswerThatFailsIsTold() throws StageException {
		answers.add(List.of(face(0, 1)), List.of(() -> {
			throw new StageException(Stage.MODEL, "net", "no answer");
		}));
		assertThatThrownBy(() -> answers.observations(trail -> trail)).isInstanceOf(StageException.class)
				.hasMessageContaining("no answer");
	}

	private static Face face(int frame, int trail) {
		return new Face(frame, frame / 25.0, trail, BOX, Mouth.UNKNOWN);
	}

	private static NetAnswer answer() {
		return new NetAnswer(SCORES);
	}
}
