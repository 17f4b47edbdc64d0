package org.demeanor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;

class MetricsTest {

	@Test
	void figuresAreThoseCountedByHand() {
		Metrics metrics = Metrics.of(List.of(
				prediction(Emotion.ANGRY, .6, .2, .1, .1, 0, 0, 0),
				prediction(Emotion.ANGRY, .2, .4, .3, .1, 0, 0, 0),
				prediction(Emotion.CALM, .1, .5, .2, .2, 0, 0, 0),
				prediction(Emotion.FEAR, .4, .3, .2, .1, 0, 0, 0)), 2);
		assertThat(metrics.n()).isEqualTo(4);
		assertThat(metrics.withoutAnswer()).isEqualTo(2);
		assertThat(metrics.top1()).isEqualTo(.5);
		assertThat(metrics.top3()).isEqualTo(.75);
		assertThat(metrics.confusion().count(Emotion.ANGRY, Emotion.CALM)).isEqualTo(1);
		assertThat(metrics.confusion().precision(Emotion.CALM)).isEqualTo(.5);
		assertThat(metrics.confusion().recall(Emotion.CALM)).isEqualTo(1);
		assertThat(metrics.confusion().f1(Emotion.CALM)).isEqualTo(2. / 3, within(1e-12));
		assertThat(metrics.confusion().f1(Emotion.SAD)).isZero();
		assertThat(metrics.meanRecall()).isEqualTo((.5 + 1 + 0) / 3, within(1e-12));
		// Each answer has its own bin, except the two of .4, which are both wrong.
		assertThat(metrics.calibrationError()).isEqualTo((.4 + .5 + .8) / 4, within(1e-12));
	}

	@Test
	void ofEqualScoresTheFirstInOrderCountsAsHigher() {
		assertThat(prediction(Emotion.ANGRY, .5, .5, 0, 0, 0, 0, 0).within(1)).isTrue();
		assertThat(prediction(Emotion.CALM, .5, .5, 0, 0, 0, 0, 0).within(1)).isFalse();
		assertThat(prediction(Emotion.FEAR, 0, 0, 0, 0, 0, 0, 0).within(3)).isFalse();
	}

	@Test
	void intervalsAreThoseOfTheBinomialForSingleItems() {
		List<LabelledPrediction> answers = new ArrayList<>();
		for (int i = 0; i < 400; i++)
			answers.add(new LabelledPrediction("clip" + i, i < 200 ? Emotion.ANGRY : Emotion.CALM, Scores.of(1, 0, 0, 0, 0, 0, 0),
					"group" + i));
		double[] interval = Bootstrap.interval(answers, answer -> answer.within(1), LabelledPrediction::group);
		// 1.96 standard errors of a half in 400.
		assertThat(interval[0]).isEqualTo(.451, within(.008));
		assertThat(interval[1]).isEqualTo(.549, within(.008));
	}

	@Test
	void clipsOfOneActorStandOrFallTogether() {
		List<LabelledPrediction> answers = new ArrayList<>();
		for (int i = 0; i < 400; i++)
			answers.add(new LabelledPrediction("clip" + i, i < 200 ? Emotion.ANGRY : Emotion.CALM, Scores.of(1, 0, 0, 0, 0, 0, 0),
					i < 200 ? "one" : "other"));
		assertThat(Bootstrap.interval(answers, answer -> answer.within(1), LabelledPrediction::group)).containsExactly(0, 1);
	}

	private static LabelledPrediction prediction(Emotion truth, double... scores) {
		return new LabelledPrediction("clip", truth, Scores.of(scores), "group");
	}
}
