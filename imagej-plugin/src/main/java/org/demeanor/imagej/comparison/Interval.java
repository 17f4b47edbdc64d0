package org.demeanor.imagej.comparison;

import org.apache.commons.math3.distribution.TDistribution;

/** A 95 % confidence interval. */
record Interval(double low, double high) {

	private static final double UPPER = .975;

	/**
	 * By Student's t.
	 *
	 * @param error standard error of the mean
	 * @param freedom degrees of freedom, above 0
	 */
	static Interval around(double mean, double error, double freedom) {
		double half = new TDistribution(freedom).inverseCumulativeProbability(UPPER) * error;
		return new Interval(mean - half, mean + half);
	}
}
