package org.demeanor.evaluation;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The expected calibration error: the mean distance between the highest score and the share of right answers among those with
 * such a score.
 */
public final class CalibrationError {

	private static final int BINS = 15;

	private CalibrationError() {}

	/**
	 * @param answers to judge
	 * @param confidence the highest score of an answer, 0..1
	 * @param right tells which answers are right
	 * @return 0..1; NaN without answers
	 */
	public static <A> double of(List<A> answers, ToDoubleFunction<A> confidence, Predicate<A> right) {
		double[] gap = new double[BINS];
		for (A answer : answers) {
			double sure = confidence.applyAsDouble(answer);
			int bin = (int) Math.min(BINS - 1, sure * BINS);
			gap[bin] += sure - (right.test(answer) ? 1 : 0);
		}
		double sum = 0;
		for (double bin : gap)
			sum += Math.abs(bin);
		return sum / answers.size();
	}
}
