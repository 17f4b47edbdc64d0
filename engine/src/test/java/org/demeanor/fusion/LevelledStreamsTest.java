package org.demeanor.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;

/** Streams of which it is known how sure they may be: scores are made right and then sharpened. */
class LevelledStreamsTest {

	private static final int CLIPS = 1500;

	private final Random random = new Random(7);

	/** Gaussian evidence of this strength for a class among seven gives logits that are as sure as they are right. */
	private Scores seen(Emotion truth, double strength, double sharpened) {
		double[] logits = new double[Emotion.count()];
		for (int c = 0; c < logits.length; c++)
			logits[c] = sharpened * strength * (random.nextGaussian() + (c == truth.ordinal() ? strength : 0));
		return Scores.softmax(logits);
	}

	private List<FittedFusion.Labelled> clips(int count, double faceSharpened, double voiceSharpened) {
		List<FittedFusion.Labelled> clips = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Emotion truth = Emotion.all().get(i % Emotion.count());
			clips.add(new FittedFusion.Labelled(truth,
					new ScoredPair(seen(truth, 1, faceSharpened), seen(truth, 1.6, voiceSharpened))));
		}
		return clips;
	}

	private static List<ScoredPair> unlabelled(List<FittedFusion.Labelled> clips) {
		return clips.stream().map(FittedFusion.Labelled::scores).toList();
	}

	private static double right(List<FittedFusion.Labelled> clips, PairRule rule) {
		return clips.stream().filter(clip -> rule.fuse(clip.scores().face(), clip.scores().voice()).top() == clip.truth())
				.count() / (double) clips.size();
	}

	@Test
	void streamsAsSureAsTheyAreRightStay() {
		LevelledRule level = Agreement.level(unlabelled(clips(CLIPS, 1, 1))).orElseThrow();
		assertThat(level.face()).isEqualTo(1, within(.15));
		assertThat(level.voice()).isEqualTo(1, within(.15));
	}

	@Test
	void aLoudStreamIsTurnedDownWithoutLabels() {
		List<FittedFusion.Labelled> clips = clips(CLIPS, 4, 1);
		LevelledRule level = Agreement.level(unlabelled(clips)).orElseThrow();
		assertThat(level.face()).isEqualTo(.25, within(.05));
		assertThat(level.voice()).isEqualTo(1, within(.15));
		assertThat(right(clips, level)).isGreaterThan(right(clips, LogLinear.PRODUCT) + .05);
	}

	@Test
	void fewClipsAndStreamsThatAgreeByChanceAreLeft() {
		assertThat(Agreement.level(unlabelled(clips(Agreement.LEAST_CLIPS - 1, 1, 1)))).isEmpty();
		List<ScoredPair> strangers = new ArrayList<>();
		for (int i = 0; i < CLIPS; i++)
			strangers.add(new ScoredPair(seen(Emotion.all().get(random.nextInt(7)), 1.5, 3),
					seen(Emotion.all().get(random.nextInt(7)), 1.5, 1)));
		assertThat(Agreement.level(strangers)).isEmpty();
	}

	@Test
	void labelsFitBothExponents() {
		List<FittedFusion.Labelled> clips = clips(CLIPS, 3, .5);
		FittedFusion fitted = FittedFusion.of(clips);
		assertThat(fitted.face()).isEqualTo(1 / 3., within(.04));
		assertThat(fitted.voice()).isEqualTo(2, within(.2));
		assertThat(fitted.faceTemperature()).isEqualTo(3, within(.3));
		assertThat(fitted.voiceTemperature()).isEqualTo(.5, within(.05));
		assertThat(fitted.logLoss()).isLessThan(fitted.meanLogLoss());
		assertThat(fitted.json("mine")).containsEntry("rule", "exponents").containsEntry("face", fitted.face());
		assertThat((Map<?, ?>) fitted.json("mine").get("temperature")).as("the same bytes in every run").extracting(Map::keySet)
				.asString().isEqualTo("[face, voice]");
	}

	@Test
	void aStreamThatKnowsNothingIsNotBelieved() {
		List<FittedFusion.Labelled> clips = new ArrayList<>();
		for (FittedFusion.Labelled clip : clips(CLIPS, 1, 1))
			clips.add(new FittedFusion.Labelled(clip.truth(), new ScoredPair(seen(Emotion.all().get(random.nextInt(7)), 1, 1),
					clip.scores().voice())));
		assertThat(FittedFusion.of(clips).face()).isLessThan(.1);
	}

	@Test
	void whatCannotBeFittedSaysWhy() {
		List<FittedFusion.Labelled> clips = clips(19, 1, 1);
		assertThatThrownBy(() -> FittedFusion.of(clips)).hasMessage("a fit needs 20 clips with both streams and a label, not 19");
		FittedFusion.Labelled[] same = new FittedFusion.Labelled[30];
		Arrays.fill(same, clips.get(0));
		assertThatThrownBy(() -> FittedFusion.of(List.of(same))).hasMessage("a fit needs clips of more than one emotion");
	}
}
