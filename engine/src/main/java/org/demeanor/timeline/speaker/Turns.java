package org.demeanor.timeline.speaker;

import java.util.Arrays;

/**
 * A hidden Markov chain of turns: the same one goes on speaking more likely than not, so that the evidence of the moments
 * around counts too (forward-backward algorithm; Rabiner 1989, doi 10.1109/5.18626).
 */
final class Turns {

	/** How likely the speaker of a moment is that of the next. */
	private static final double STAY = .98;

	private Turns() {}

	/**
	 * Returns the probability of each speaker in each moment.
	 *
	 * @param logOdds of each moment and each speaker, at least one of each
	 */
	static double[][] probabilities(double[][] logOdds) {
		int speakers = logOdds[0].length;
		double[][] likelihoods = new double[logOdds.length][];
		for (int moment = 0; moment < logOdds.length; moment++)
			likelihoods[moment] = likelihoods(logOdds[moment]);
		double[][] forward = new double[logOdds.length][];
		double[] before = equal(speakers);
		for (int moment = 0; moment < logOdds.length; moment++) {
			forward[moment] = normalised(product(moment == 0 ? before : changed(before), likelihoods[moment]));
			before = forward[moment];
		}
		double[] after = equal(speakers);
		double[][] probabilities = new double[logOdds.length][];
		for (int moment = logOdds.length - 1; moment >= 0; moment--) {
			probabilities[moment] = normalised(product(forward[moment], after));
			after = normalised(changed(product(after, likelihoods[moment])));
		}
		return probabilities;
	}

	// -- Helper methods --

	private static double[] likelihoods(double[] logOdds) {
		double most = Double.NEGATIVE_INFINITY;
		for (double odds : logOdds)
			most = Math.max(most, odds);
		double[] likelihoods = new double[logOdds.length];
		for (int i = 0; i < logOdds.length; i++)
			likelihoods[i] = Math.exp(logOdds[i] - most);
		return likelihoods;
	}

	/** From one moment to the next, in either direction: whoever speaks goes on, or any other begins. */
	private static double[] changed(double[] speakers) {
		if (speakers.length == 1)
			return speakers;
		double all = 0;
		for (double one : speakers)
			all += one;
		double[] changed = new double[speakers.length];
		for (int i = 0; i < speakers.length; i++)
			changed[i] = STAY * speakers[i] + (1 - STAY) / (speakers.length - 1) * (all - speakers[i]);
		return changed;
	}

	private static double[] product(double[] one, double[] other) {
		double[] product = new double[one.length];
		for (int i = 0; i < one.length; i++)
			product[i] = one[i] * other[i];
		return product;
	}

	private static double[] normalised(double[] values) {
		double sum = 0;
		for (double value : values)
			sum += value;
		double[] normalised = new double[values.length];
		for (int i = 0; i < values.length; i++)
			normalised[i] = values[i] / sum;
		return normalised;
	}

	private static double[] equal(int count) {
		double[] equal = new double[count];
		Arrays.fill(equal, 1.0 / count);
		return equal;
	}
}
