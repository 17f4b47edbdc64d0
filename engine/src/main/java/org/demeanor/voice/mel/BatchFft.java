package org.demeanor.voice.mel;

import java.util.stream.IntStream;

/**
 * Fourier transforms of many complex sequences at once, whose length is a power of two. Each step of the transform goes over
 * all sequences before the next, in loops so plain that the JIT makes vector instructions of them: a mel spectrogram takes
 * half of the time that it takes with a library that transforms one frame after another. The result of a sequence does not
 * depend on the others.
 *
 * <p>It works in place, by decimation in frequency, in factors of 4 and a last one of 2 (Cooley and Tukey, 1965). The sequences
 * lie side by side: a row has the values of all of them at one place. Not thread-safe.
 */
final class BatchFft {

	/** [length][batch] */
	private final double[][] real;
	private final double[][] imaginary;
	/** Cosine and sine of -2 pi i / length, for i below the length. */
	private final double[] cos;
	private final double[] sin;
	/** For each frequency the row in which it ends. */
	private final int[] rows;

	/**
	 * @param length of a sequence, a power of two, at least 2
	 * @param batch how many sequences there may be at once
	 */
	BatchFft(int length, int batch) {
		real = new double[length][batch];
		imaginary = new double[length][batch];
		cos = IntStream.range(0, length).mapToDouble(i -> Math.cos(2 * Math.PI * i / length)).toArray();
		sin = IntStream.range(0, length).mapToDouble(i -> -Math.sin(2 * Math.PI * i / length)).toArray();
		rows = IntStream.range(0, length).map(frequency -> row(frequency, length)).toArray();
	}

	/** The real parts of all sequences at a place, to be set before a transform; [batch]. */
	double[] real(int place) {
		return real[place];
	}

	/** The imaginary parts that belong to them. */
	double[] imaginary(int place) {
		return imaginary[place];
	}

	/** After a transform, the real parts of all sequences' spectra at a frequency below the length; [batch]. */
	double[] realOf(int frequency) {
		return real[rows[frequency]];
	}

	/** The imaginary parts that belong to them. */
	double[] imaginaryOf(int frequency) {
		return imaginary[rows[frequency]];
	}

	/** Replaces the first {@code count} sequences by their spectra, not normalised. */
	void transform(int count) {
		int length = real.length;
		int block = length;
		for (; block >= 4; block /= 4)
			for (int from = 0; from < length; from += block)
				for (int i = 0; i < block / 4; i++)
					butterfly4(from + i, block / 4, i * (length / block), count);
		if (block == 2)
			for (int row = 0; row < length; row += 2) {
				differences(real[row], real[row + 1], count);
				differences(imaginary[row], imaginary[row + 1], count);
			}
	}

	// -- Helper methods --

	private void butterfly4(int row, int part, int turn, int count) {
		double[] real1 = real[row + part];
		double[] real2 = real[row + 2 * part];
		double[] real3 = real[row + 3 * part];
		double[] imaginary1 = imaginary[row + part];
		double[] imaginary2 = imaginary[row + 2 * part];
		double[] imaginary3 = imaginary[row + 3 * part];
		// Loops of a few operations each: C2 does not unroll a long one, and makes vectors of none that it does not unroll.
		sums(real[row], real1, real2, real3, count);
		sums(imaginary[row], imaginary1, imaginary2, imaginary3, count);
		crossed(real1, imaginary1, real3, imaginary3, cos[turn], sin[turn], cos[3 * turn], sin[3 * turn], count);
		if (turn > 0)
			turned(real2, imaginary2, cos[2 * turn], sin[2 * turn], count);
	}

	/** From a, b, c and d: a + b + c + d; a - c; a + c - b - d; b - d. */
	private static void sums(double[] a, double[] b, double[] c, double[] d, int count) {
		for (int i = 0; i < count; i++) {
			double even = a[i] + c[i];
			double odd = b[i] + d[i];
			double evenDifference = a[i] - c[i];
			double oddDifference = b[i] - d[i];
			a[i] = even + odd;
			b[i] = evenDifference;
			c[i] = even - odd;
			d[i] = oddDifference;
		}
	}

	/** From complex b and d: b - i d, turned by one angle; b + i d, by the other. */
	private static void crossed(double[] b, double[] bi, double[] d, double[] di, double cos, double sin, double otherCos,
			double otherSin, int count) {
		for (int i = 0; i < count; i++) {
			double x = b[i] + di[i];
			double xi = bi[i] - d[i];
			double y = b[i] - di[i];
			double yi = bi[i] + d[i];
			b[i] = x * cos - xi * sin;
			bi[i] = x * sin + xi * cos;
			d[i] = y * otherCos - yi * otherSin;
			di[i] = y * otherSin + yi * otherCos;
		}
	}

	private static void turned(double[] a, double[] ai, double cos, double sin, int count) {
		for (int i = 0; i < count; i++) {
			double x = a[i];
			double xi = ai[i];
			a[i] = x * cos - xi * sin;
			ai[i] = x * sin + xi * cos;
		}
	}

	/** From a and b: a + b; a - b. */
	private static void differences(double[] a, double[] b, int count) {
		for (int i = 0; i < count; i++) {
			double sum = a[i] + b[i];
			double difference = a[i] - b[i];
			a[i] = sum;
			b[i] = difference;
		}
	}

	/** Where a frequency ends: each factor sorts by the frequency's remainder. */
	private static int row(int frequency, int length) {
		int row = 0;
		int rest = frequency;
		for (int block = length; block > 1;) {
			int factor = Math.min(4, block);
			block /= factor;
			row += rest % factor * block;
			rest /= factor;
		}
		return row;
	}
}
