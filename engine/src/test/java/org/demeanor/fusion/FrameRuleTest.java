package org.demeanor.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameRuleTest {

	private static final Scores ANGRY = Scores.of(.6, .2, .2, 0, 0, 0, 0);
	private static final Scores CALM = Scores.of(.1, .9, 0, 0, 0, 0, 0);
	private static final Scores WEAKLY_ANGRY = Scores.of(.4, .3, .3, 0, 0, 0, 0);

	private final List<Scores> frames = List.of(ANGRY, CALM, WEAKLY_ANGRY);

	@Test
	void meanIsTheMeanOfEachClass() {
		assertValues(FrameRule.MEAN.combine(frames), 1.1 / 3, 1.4 / 3, .5 / 3);
	}

	@Test
	void medianIsTheMedianOfEachClass() {
		assertValues(FrameRule.MEDIAN.combine(frames), .4, .3, .2);
	}

	@Test
	void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
		assertValues(FrameRule.MEDIAN.combine(List.of(ANGRY, CALM)), .35, .55, .1);
	}

	@Test
	void modeIsTheShareOfVotes() {
		assertValues(FrameRule.MODE.combine(frames), 2. / 3, 1. / 3, 0);
	}

	@Test
	void weightedCountsAFrameByItsHighestScore() {
		double total = .6 + .9 + .4;
		assertValues(FrameRule.WEIGHTED.combine(frames), (.6 * .6 + .9 * .1 + .4 * .4) / total,
				(.6 * .2 + .9 * .9 + .4 * .3) / total, (.6 * .2 + .4 * .3) / total);
	}

	@Test
	void meanAndModeCanDisagree() {
		assertThat(FrameRule.MEAN.combine(frames).top()).isEqualTo(Emotion.CALM);
		assertThat(FrameRule.MODE.combine(frames).top()).isEqualTo(Emotion.ANGRY);
	}

	@ParameterizedTest
	@EnumSource
	void oneFrameKeepsItsLabel(FrameRule rule) {
		assertThat(rule.combine(List.of(CALM)).top()).isEqualTo(Emotion.CALM);
	}

	@ParameterizedTest
	@EnumSource
	void noFramesAreRefused(FrameRule rule) {
		assertThatIllegalArgumentException().isThrownBy(() -> rule.combine(List.of()));
	}

	private static void assertValues(Scores scores, double angry, double calm, double disgust) {
		assertThat(scores.get(Emotion.ANGRY)).isEqualTo(angry, within(1e-12));
		assertThat(scores.get(Emotion.CALM)).isEqualTo(calm, within(1e-12));
		assertThat(scores.get(Emotion.DISGUST)).isEqualTo(disgust, within(1e-12));
	}
}
