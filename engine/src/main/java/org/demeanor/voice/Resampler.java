package org.demeanor.voice;

import java.math.BigInteger;

/**
 * Brings sound to a lower sample rate by a linear-phase low-pass filter, a sinc under a Kaiser window. It keeps what is below
 * 0.9125 of the new rate's half (7.3 kHz at 16 kHz) and leaves nothing that would fold, 120 dB down; the sound is continued
 * with zeros at both ends, and nothing is delayed. Immutable.
 */
final class Resampler {

	private static final double PASS = 0.9125;
	private static final double ATTENUATION_DB = 120;

	private final int up;
	private final int down;
	/** The filter at the common multiple of both rates; its middle is the middle element. */
	private final double[] taps;

	/** @param to at most {@code from} */
	Resampler(int from, int to) {
		int common = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
		up = to / common;
		down = from / common;
		taps = up == down ? new double[] { 1 } : taps();
	}

	/** @return as many samples as fit into the same time, rounded */
	float[] resample(float[] samples) {
		float[] result = new float[(int) Math.round((double) samples.length * up / down)];
		int half = taps.length / 2;
		for (int i = 0; i < result.length; i++) {
			// The place of the result among samples of the common multiple, and the first sample under the filter.
			long place = (long) i * down;
			int first = (int) Math.max(0, Math.floorDiv(place - half + up - 1, up));
			int last = (int) Math.min(samples.length - 1, (place + half) / up);
			double sum = 0;
			for (int k = first; k <= last; k++)
				sum += samples[k] * taps[(int) (place - (long) k * up) + half];
			result[i] = (float) sum;
		}
		return result;
	}

	// -- Helper methods --

	private double[] taps() {
		// As shares of the common multiple's rate: the new rate's half is up / (2 * up * down).
		double nyquist = .5 / down;
		double transition = nyquist * (1 - PASS);
		double cutoff = nyquist * (1 + PASS) / 2;
		double beta = .1102 * (ATTENUATION_DB - 8.7);
		int half = (int) Math.ceil((ATTENUATION_DB - 7.95) / (2.285 * 2 * Math.PI * transition) / 2);
		double[] filter = new double[2 * half + 1];
		for (int i = 0; i < filter.length; i++) {
			int t = i - half;
			double sinc = t == 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * t) / (Math.PI * t);
			double edge = (double) t / half;
			filter[i] = up * sinc * bessel(beta * Math.sqrt(1 - edge * edge)) / bessel(beta);
		}
		return filter;
	}

	/** The modified Bessel function of the first kind and order 0. */
	private static double bessel(double x) {
		double sum = 1;
		double term = 1;
		for (int k = 1; term > sum * 1e-17; k++) {
			term *= x / (2 * k) * (x / (2 * k));
			sum += term;
		}
		return sum;
	}
}
