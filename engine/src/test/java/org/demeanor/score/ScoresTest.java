package org.demeanor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoresTest {

	@Test
	void labelsStandInTheOrderOfEveryTable() {
		assertThat(Emotion.all().stream().map(Emotion::label))
				.containsExactly("angry", "calm", "disgust", "fear", "happy", "sad", "surprise");
	}

	@Test
	void ofEqualScoresTheFirstIsTheTop() {
		assertThat(Scores.of(.1, .3, .3, .1, .1, .1, 0).top()).isEqualTo(Emotion.CALM);
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, -0.1 })
	void whatIsNoScoreIsRefused(double wrong) {
		assertThatIllegalArgumentException().isThrownBy(() -> Scores.of(wrong, 0, 0, 0, 0, 0, 0));
	}

	@Test
	void sevenAreNeeded() {
		assertThatIllegalArgumentException().isThrownBy(() -> Scores.of(.5, .5));
	}

	@Test
	void theCallersArrayIsNotOurs() {
		double[] values = { 1, 0, 0, 0, 0, 0, 0 };
		Scores scores = Scores.of(values);
		values[0] = 0;
		scores.toArray()[0] = 0;
		assertThat(scores.confidence()).isEqualTo(1);
	}
}
