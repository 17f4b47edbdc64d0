package org.demeanor.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamRuleTest {

	private static final Scores FACE = Scores.of(.5, .3, .2, 0, 0, 0, 0);
	private static final Scores VOICE = Scores.of(.2, .7, .1, 0, 0, 0, 0);

	@Test
	void meanAndMedianOfTwoStreamsAreTheSame() {
		assertThat(fuse(StreamRule.MEAN, StreamWeights.EQUAL).get(Emotion.CALM)).isEqualTo(.5, within(1e-12));
		assertThat(fuse(StreamRule.MEDIAN, StreamWeights.EQUAL)).isEqualTo(fuse(StreamRule.MEAN, StreamWeights.EQUAL));
	}

	@Test
	void weightedBelievesEachStreamByItsF1OnTheClass() {
		StreamWeights weights = StreamWeights.ofF1(List.of(f1(.9, .2, 0)), List.of(f1(.3, .6, 0)));
		Scores fused = fuse(StreamRule.WEIGHTED, weights);
		assertThat(fused.get(Emotion.ANGRY)).isEqualTo((.9 * .5 + .3 * .2) / 1.2, within(1e-12));
		assertThat(fused.get(Emotion.CALM)).isEqualTo((.2 * .3 + .6 * .7) / .8, within(1e-12));
	}

	@Test
	void weightedFallsBackToTheMeanWhereNeitherStreamEverWasRight() {
		StreamWeights weights = StreamWeights.ofF1(List.of(f1(.9, .2, 0)), List.of(f1(.3, .6, 0)));
		assertThat(fuse(StreamRule.WEIGHTED, weights).get(Emotion.DISGUST)).isEqualTo(.15, within(1e-12));
	}

	@Test
	void weightsOfSeveralNetsAreTheirMean() {
		StreamWeights weights = StreamWeights.ofF1(List.of(f1(.9, .2, 0), f1(.1, .4, 0)), List.of());
		assertThat(weights.face().subList(0, 2)).containsExactly(.5, (.2 + .4) / 2);
		assertThat(weights.voice()).containsOnly(1.0);
	}

	@ParameterizedTest
	@EnumSource
	void whereOneStreamIsMissingTheOtherIsTheAnswer(StreamRule rule) {
		assertThat(rule.fuse(Optional.of(FACE), Optional.empty(), FusionModel.PLAIN)).contains(FACE);
		assertThat(rule.fuse(Optional.empty(), Optional.of(VOICE), FusionModel.PLAIN)).contains(VOICE);
		assertThat(rule.fuse(Optional.empty(), Optional.empty(), FusionModel.PLAIN)).isEmpty();
	}

	private static Scores fuse(StreamRule rule, StreamWeights weights) {
		return rule.fuse(Optional.of(FACE), Optional.of(VOICE), FusionModel.plain(weights)).orElseThrow();
	}

	private static Map<Emotion, Double> f1(double angry, double calm, double disgust) {
		Map<Emotion, Double> f1 = new HashMap<>();
		Emotion.all().forEach(emotion -> f1.put(emotion, .5));
		f1.put(Emotion.ANGRY, angry);
		f1.put(Emotion.CALM, calm);
		f1.put(Emotion.DISGUST, disgust);
		return f1;
	}
}
