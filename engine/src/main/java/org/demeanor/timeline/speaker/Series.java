package org.demeanor.timeline.speaker;

/** Measures of values that belong to times, in order of time. */
final class Series {

	/** Keeps the correlation of values that do not vary at 0. */
	private static final double TINY = 1e-9;

	private Series() {}

	/** Returns the number of the first time that is not before another. */
	static int firstFrom(double[] times, double time) {
		int low = 0;
		int high = times.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (times[middle] < time)
				low = middle + 1;
			else
				high = middle;
		}
		return low;
	}

	/** Returns the mean of the values from one number to before another. */
	static double mean(double[] values, int from, int to) {
		double sum = 0;
		for (int i = from; i < to; i++)
			sum += values[i];
		return sum / (to - from);
	}

	/** Returns the mean weighted by how far the weights lie above a least one; the plain mean if none does. */
	static double mean(double[] values, double[] weights, double least, int from, int to) {
		double sum = 0;
		double all = 0;
		for (int i = from; i < to; i++) {
			double weight = Math.max(0, weights[i] - least);
			sum += weight * values[i];
			all += weight;
		}
		return all > 0 ? sum / all : mean(values, from, to);
	}

	/** Returns the correlation of two series, -1 to 1. */
	static double correlation(double[] one, double[] other, int from, int to) {
		double oneMean = mean(one, from, to);
		double otherMean = mean(other, from, to);
		double both = 0;
		double ofOne = TINY;
		double ofOther = TINY;
		for (int i = from; i < to; i++) {
			both += (one[i] - oneMean) * (other[i] - otherMean);
			ofOne += (one[i] - oneMean) * (one[i] - oneMean);
			ofOther += (other[i] - otherMean) * (other[i] - otherMean);
		}
		return both / Math.sqrt(ofOne * ofOther);
	}
}
