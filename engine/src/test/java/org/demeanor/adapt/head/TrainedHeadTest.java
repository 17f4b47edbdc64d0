package org.demeanor.adapt.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class TrainedHeadTest {

	private static final int LABELS = 3;
	private static final int NUMBERS = 8;

	@Test
	void learnsWhatSeparatesLabels() {
		TrainedHead trained = TrainedHead.of(clips(6, 10, 1), LABELS, () -> false);
		assertThat(right(trained)).isGreaterThan(.9);
		assertThat(trained.folds()).isEqualTo(6);
		assertThat(trained.head().labels()).isEqualTo(LABELS);
		assertThat(trained.head().length()).isEqualTo(NUMBERS);
	}

	/** What a person's voice is like tells nothing of others: labels that stand for persons are not found in others. */
	@Test
	void whatIsKnownOfAPersonDoesNotHelpWithinTheCrossValidation() {
		Random random = new Random(2);
		List<EmbeddedClip> clips = new ArrayList<>();
		for (int person = 0; person < 6; person++) {
			double[] looks = random.doubles(NUMBERS, -5, 5).toArray();
			for (int clip = 0; clip < 12; clip++) {
				double[] embedding = looks.clone();
				for (int i = 0; i < NUMBERS; i++)
					embedding[i] += .01 * random.nextGaussian();
				// Two persons a label.
				clips.add(clip(person + "-" + clip, person % LABELS, "p" + person, embedding));
			}
		}
		assertThat(right(TrainedHead.of(clips, LABELS, () -> false))).isLessThan(.6);
	}

	@Test
	void everyClipIsAnsweredByAHeadThatKnowsNobodyInIt() {
		List<EmbeddedClip> clips = clips(13, 4, 3);
		List<List<EmbeddedClip>> folds = Folds.of(clips, 10);
		assertThat(folds).hasSize(10);
		assertThat(folds.stream().mapToInt(List::size).sum()).isEqualTo(clips.size());
		for (List<EmbeddedClip> fold : folds) {
			Set<String> inside = fold.stream().map(EmbeddedClip::participant).collect(Collectors.toSet());
			assertThat(Folds.without(fold, clips)).hasSize(clips.size() - fold.size())
					.noneMatch(clip -> inside.contains(clip.participant()));
		}
		TrainedHead trained = TrainedHead.of(clips, LABELS, () -> false);
		assertThat(trained.heldOut()).extracting(HeldOut::clip).containsExactlyElementsOf(clips);
	}

	@Test
	void theSameClipsGiveTheSameHead() {
		TrainedHead first = TrainedHead.of(clips(5, 9, 4), LABELS, () -> false);
		TrainedHead second = TrainedHead.of(clips(5, 9, 4), LABELS, () -> false);
		assertThat(second.head().weights()).isDeepEqualTo(first.head().weights());
		assertThat(second.head().bias()).isEqualTo(first.head().bias());
		assertThat(second.temperature()).isEqualTo(first.temperature());
	}

	/** One participant in three says the opposite, so sure answers are wrong too often. */
	@Test
	void theTemperatureMakesHeldOutAnswersLikelier() {
		List<EmbeddedClip> clips = clips(9, 10, 5).stream().map(clip -> Integer.parseInt(clip.participant().substring(1)) % 3 > 0
				? clip
				: new EmbeddedClip(clip.name(), (clip.label() + 1) % LABELS, clip.participant(), clip.parts(), clip.weights())).toList();
		TrainedHead trained = TrainedHead.of(clips, LABELS, () -> false);
		assertThat(loss(trained, trained.temperature())).isLessThanOrEqualTo(loss(trained, 1))
				.isLessThan(loss(trained, trained.temperature() * 1.2)).isLessThan(loss(trained, trained.temperature() / 1.2));
	}

	/** By hand: the gradient of the loss is 0 where the mean error of a label balances the penalty. */
	@Test
	void twoClipsAreSeparatedAsFarAsThePenaltyAllows() {
		List<EmbeddedClip> clips = List.of(clip("a", 0, "p1", new double[] { 3 }), clip("b", 1, "p2", new double[] { 7 }));
		LinearHead head = new SoftmaxRegression(clips, 2).fit(.1);
		// Standardised, the clips are at -1 and 1; by symmetry w = (-v, v): sigmoid(-2 v) / 2 + sigmoid(-2 v) / 2 = .1 * v.
		double v = head.weights()[1][0] * 2;
		assertThat(1 / (1 + Math.exp(2 * v))).isCloseTo(.1 * v, within(1e-3));
		assertThat(head.logits(new double[] { 5 })[0]).isCloseTo(head.logits(new double[] { 5 })[1], within(1e-6));
	}

	@Test
	void partsCountByTheirWeights() {
		EmbeddedClip clip = new EmbeddedClip("c", 0, "p", List.of(new double[] { 1, 0 }, new double[] { 0, 1 }), new double[] { 3,
				1 });
		assertThat(clip.mean()).containsExactly(.75, .25);
		LinearHead sure = new LinearHead(new double[][] { { 1000, 0 }, { 0, 1000 } }, new double[2]);
		assertThat(clip.probabilities(sure)).containsExactly(.75, .25);
	}

	@Test
	void stops() {
		List<EmbeddedClip> clips = clips(4, 5, 6);
		assertThatThrownBy(() -> TrainedHead.of(clips, LABELS, () -> true)).isInstanceOf(CancellationException.class);
	}

	// -- Helper methods --

	private static double loss(TrainedHead trained, double temperature) {
		return trained.heldOut().stream().mapToDouble(held -> -Math.log(held.probabilities(temperature)[held.clip().label()])).sum();
	}

	private static double right(TrainedHead trained) {
		return trained.heldOut().stream().mapToInt(held -> TrainedHead.top(held.probabilities(1)) == held.clip().label() ? 1 : 0)
				.average().orElseThrow();
	}

	/** Labels lie along axes of their own, persons are shifted. */
	private static List<EmbeddedClip> clips(int persons, int each, long seed) {
		Random random = new Random(seed);
		List<EmbeddedClip> clips = new ArrayList<>();
		for (int person = 0; person < persons; person++) {
			double[] looks = random.doubles(NUMBERS, -.5, .5).toArray();
			for (int number = 0; number < each; number++) {
				double[] embedding = looks.clone();
				for (int i = 0; i < NUMBERS; i++)
					embedding[i] += .3 * random.nextGaussian();
				embedding[number % LABELS] += 3;
				clips.add(clip(person + "-" + number, number % LABELS, "p" + person, embedding));
			}
		}
		return clips;
	}

	private static EmbeddedClip clip(String name, int label, String participant, double[] embedding) {
		return new EmbeddedClip(name, label, participant, List.of(embedding), new double[] { 1 });
	}
}
