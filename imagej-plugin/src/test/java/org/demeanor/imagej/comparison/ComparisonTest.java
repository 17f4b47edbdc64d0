package org.demeanor.imagej.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;

/** The figures are SciPy 1.17's: {@code t.interval}, {@code ttest_rel}, {@code ttest_ind(equal_var=False)}. */
class ComparisonTest {

	private static final double[] A = { .2, .4, .3, .5 };
	private static final double[] B = { .3, .7, .35, .9 };
	private static final double[] C = { .1, .15, .4 };
	/** The library looks for quantiles to nine digits. */
	private static final Offset<Double> DIGITS = within(1e-9);

	@Test
	void aMeanHasStudentsIntervalOverParticipants() {
		MeanRow row = new Comparison(clips("a", "p", A)).means().get(0);
		assertThat(row.mean()).isCloseTo(.35, DIGITS);
		assertThat(row.deviation().getAsDouble()).isCloseTo(0.12909944487358055, DIGITS);
		assertThat(row.interval().orElseThrow().low()).isCloseTo(0.14457397432394797, DIGITS);
		assertThat(row.interval().orElseThrow().high()).isCloseTo(0.5554260256760521, DIGITS);
	}

	@Test
	void aParticipantCountsOnceHoweverManyClips() {
		List<ClipScores> clips = new ArrayList<>(clips("a", "p", A));
		clips.add(new ClipScores("a", "p0", scores(.4)));
		MeanRow row = new Comparison(clips).means().get(0);
		assertThat(row.clips()).isEqualTo(5);
		assertThat(row.participants()).isEqualTo(4);
		assertThat(row.mean()).isCloseTo((.3 + .4 + .3 + .5) / 4, DIGITS);
		MeanRow alone = new Comparison(clips("a", "p", new double[] { .2 })).means().get(0);
		assertThat(alone.interval()).isEmpty();
		assertThat(alone.deviation()).isEmpty();
	}

	@Test
	void theSameParticipantsAreTestedInPairs() {
		PairRow row = pair(clips("a", "p", A), clips("b", "p", B));
		assertThat(row.difference()).isCloseTo(.2125, DIGITS);
		PairTest test = row.test().orElseThrow();
		assertThat(test.kind()).isEqualTo(PairTest.Kind.PAIRED);
		assertThat(test.t()).isCloseTo(2.572609688757123, DIGITS);
		assertThat(test.p()).isCloseTo(0.0823062398288389, DIGITS);
		assertThat(test.interval().low()).isCloseTo(-0.05037308285755032, DIGITS);
		assertThat(test.interval().high()).isCloseTo(0.47537308285755026, DIGITS);
	}

	@Test
	void othersByWelch() {
		PairTest test = pair(clips("a", "p", A), clips("c", "q", C)).test().orElseThrow();
		assertThat(test.kind()).isEqualTo(PairTest.Kind.WELCH);
		assertThat(test.participants()).isEqualTo(7);
		assertThat(test.t()).isCloseTo(-1.1795356492391773, DIGITS);
		assertThat(test.freedom()).isCloseTo(3.8091809180918093, DIGITS);
		assertThat(test.p()).isCloseTo(0.3065690284524106, DIGITS);
		assertThat(test.interval().low()).isCloseTo(-0.4534781868159812, DIGITS);
	}

	/** Of five only the three in both conditions; the others would make the difference one between people. */
	@Test
	void whoIsInOneConditionAloneIsNotTested() {
		PairRow row = pair(clips("a", "p", A), clips("c", "p", C));
		assertThat(row.test().orElseThrow().participants()).isEqualTo(3);
		assertThat(row.difference()).isCloseTo((.1 + .15 + .4 - .2 - .4 - .3) / 3, DIGITS);
	}

	@Test
	void whatCannotBeTestedHasNoNumbers() {
		assertThat(pair(clips("a", "p", A), clips("b", "p", A)).test()).as("nobody differs").isEmpty();
		assertThat(pair(clips("a", "p", new double[] { .2, .5 }), clips("b", "p", new double[] { .4, .7 })).test())
				.as(".4 - .2 is not quite .7 - .5 in doubles").isEmpty();
		assertThat(pair(clips("a", "p", new double[] { .1 + .2, .3 }), clips("c", "q", new double[] { .6, .6 })).test())
				.as("nor .1 + .2 quite .3").isEmpty();
		assertThat(pair(clips("a", "p", A), clips("c", "q", new double[] { .1 })).test()).isEmpty();
		assertThat(pair(clips("a", "p", new double[] { .2 }), clips("b", "p", new double[] { .1 })).test()).isEmpty();
	}

	@Test
	void holmsCorrectionIsOverAllThatWereTested() {
		List<PairRow> rows = new ArrayList<>();
		for (double p : new double[] { .01, .04, .03, .005 })
			rows.add(new PairRow(Emotion.all().get(0), "a", "b", 0,
					Optional.of(new PairTest(PairTest.Kind.PAIRED, 9, new Interval(0, 0), 0, 8, p))));
		rows.add(1, new PairRow(Emotion.all().get(0), "a", "b", 0, Optional.empty()));
		assertThat(Comparison.holm(rows)).containsExactly(OptionalDouble.of(.03), OptionalDouble.empty(), OptionalDouble.of(.06),
				OptionalDouble.of(.06), OptionalDouble.of(.02));
	}

	@Test
	void aSmallProbabilityIsNotZero() {
		List<ClipScores> all = new ArrayList<>(clips("a", "p", new double[] { .1, .1001, .1002, .1001 }));
		all.addAll(clips("b", "p", new double[] { .9, .9002, .9001, .9 }));
		assertThat(ComparisonTables.pairs(new Comparison(all)).get(0).get(ComparisonTables.PAIRS.indexOf("p")))
				.matches("\\d\\.\\d{6}e-\\d{2}");
	}

	/** Three conditions make three pairs for each emotion. */
	@Test
	void tablesHaveARowForEachAndNoNaN() {
		List<ClipScores> all = new ArrayList<>(clips("a", "p", A));
		all.addAll(clips("b", "p", A));
		all.addAll(clips("c", "q", new double[] { .1 }));
		Comparison comparison = new Comparison(all);
		assertThat(comparison.conditions()).containsExactly("a", "b", "c");
		assertThat(ComparisonTables.means(comparison)).hasSize(21).allSatisfy(row -> assertThat(row).hasSameSizeAs(ComparisonTables.MEANS)
				.doesNotContain("NaN"));
		assertThat(ComparisonTables.pairs(comparison)).hasSize(21).allSatisfy(row -> assertThat(row).hasSameSizeAs(ComparisonTables.PAIRS)
				.doesNotContain("NaN"));
	}

	// -- Helper methods --

	private static PairRow pair(List<ClipScores> first, List<ClipScores> second) {
		List<ClipScores> all = new ArrayList<>(first);
		all.addAll(second);
		return new Comparison(all).pairs().get(0);
	}

	private static List<ClipScores> clips(String condition, String person, double[] angry) {
		return IntStream.range(0, angry.length).mapToObj(i -> new ClipScores(condition, person + i, scores(angry[i]))).toList();
	}

	private static Scores scores(double angry) {
		return Scores.of(new double[] { angry, 1 - angry, 0, 0, 0, 0, 0 });
	}
}
