package org.demeanor.imagej.comparison;

import java.util.Optional;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * A t-test of two conditions, two-sided.
 *
 * @param kind paired or Welch's
 * @param participants in it; of Welch's in both conditions together
 * @param interval of the difference
 * @param t the statistic
 * @param freedom degrees of freedom
 * @param p probability of such a difference by chance
 */
record PairTest(Kind kind, int participants, Interval interval, double t, double freedom, double p) {

	/** Which test it is. */
	enum Kind {

		/** The same participants in both conditions. */
		PAIRED("paired t"),
		/** Different participants; variances may differ. */
		WELCH("Welch's t");

		private final String label;

		Kind(String label) {
			this.label = label;
		}

		String label() {
			return label;
		}
	}

	/** A smaller standard error comes from the rounding of doubles: scores have six decimals. */
	private static final double ROUNDING = 1e-9;

	/** @return empty for fewer than two participants, or if all differ by the same */
	static Optional<PairTest> paired(double[] first, double[] second) {
		int count = first.length;
		if (count < 2)
			return Optional.empty();
		double mean = StatUtils.meanDifference(second, first);
		double error = Math.sqrt(StatUtils.varianceDifference(second, first, mean) / count);
		return error < ROUNDING ? Optional.empty() : Optional.of(new PairTest(Kind.PAIRED, count, Interval.around(mean, error, count - 1),
				new TTest().pairedT(second, first), count - 1, new TTest().pairedTTest(second, first)));
	}

	/** @return empty if a condition has fewer than two participants, or none of the two varies */
	static Optional<PairTest> welch(double[] first, double[] second) {
		if (first.length < 2 || second.length < 2)
			return Optional.empty();
		double error = Math.sqrt(StatUtils.variance(first) / first.length + StatUtils.variance(second) / second.length);
		if (error < ROUNDING)
			return Optional.empty();
		double freedom = new Welch().freedom(first, second);
		return Optional.of(new PairTest(Kind.WELCH, first.length + second.length,
				Interval.around(StatUtils.mean(second) - StatUtils.mean(first), error, freedom), new TTest().t(second, first), freedom,
				new TTest().tTest(second, first)));
	}

	/** The library keeps the degrees of freedom to itself. */
	private static final class Welch extends TTest {

		double freedom(double[] first, double[] second) {
			return df(StatUtils.variance(first), StatUtils.variance(second), first.length, second.length);
		}
	}
}
