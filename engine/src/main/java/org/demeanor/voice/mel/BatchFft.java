package org.demeanor.voice.mel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fourier transforms of many complex sequences of one length at once. Each step of the transform goes over all sequences
 * before the next, in loops so plain that the JIT makes vector instructions of them: a mel spectrogram's frames take a third
 * of the time that they take one after another in a library (JTransforms, by which the tests check this). What comes of a
 * sequence does not depend on the others.
 *
 * <p>In place, by decimation in frequency, in factors of 4, 2 and any other prime of the length (Cooley and Tukey, 1965).
 * The sequences lie side by side: a row has the values of all of them at one place. Not thread-safe.
 */
final class BatchFft {

	/** [length][batch] */
	private final double[][] real;
	private final double[][] imaginary;
	private final int[] factors;
	/** Of -2 pi i / length, for i below the length. */
	private final double[] cos;
	private final double[] sin;
	/** Of each frequency the row that it ends in. */
	private final int[] rows;
	/** Of a butterfly of a prime factor its outputs, until all inputs have been read. */
	private final double[][] realOutputs;
	private final double[][] imaginaryOutputs;
	/** Sequences of the transform at work. */
	private int count;

	/**
	 * @param length of a sequence, at least 1; the more small prime factors it has, the faster
	 * @param batch how many sequences there may be at once
	 */
	BatchFft(int length, int batch) {
		real = new double[length][batch];
		imaginary = new double[length][batch];
		factors = factors(length);
		cos = IntStream.range(0, length).mapToDouble(i -> Math.cos(2 * Math.PI * i / length)).toArray();
		sin = IntStream.range(0, length).mapToDouble(i -> -Math.sin(2 * Math.PI * i / length)).toArray();
		rows = IntStream.range(0, length).map(frequency -> row(frequency, length)).toArray();
		int largest = Arrays.stream(factors).max().orElse(1);
		realOutputs = new double[largest][batch];
		imaginaryOutputs = new double[largest][batch];
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

	/** Replaces the first so many sequences by their spectra, not normalised. */
	void transform(int sequences) {
		count = sequences;
		int block = real.length;
		for (int factor : factors) {
			int part = block / factor;
			int step = real.length / block;
			for (int row = 0; row < real.length; row++)
				if (row % block < part)
					butterfly(factor, row, part, row % block * step);
			block = part;
		}
	}

	// -- Helper methods --

	private void butterfly(int factor, int row, int part, int turn) {
		if (factor == 4)
			butterfly4(row, part, turn);
		else if (factor == 2)
			butterfly2(row, part, turn);
		else
			butterflyOf(factor, row, part, turn);
	}

	private void butterfly4(int row, int part, int turn) {
		double[] real1 = real[row + part];
		double[] real2 = real[row + 2 * part];
		double[] real3 = real[row + 3 * part];
		double[] imaginary1 = imaginary[row + part];
		double[] imaginary2 = imaginary[row + 2 * part];
		double[] imaginary3 = imaginary[row + 3 * part];
		// Loops of a few operations each: C2 does not unroll a long one, and makes vectors of none that it does not unroll.
		sums(real[row], real1, real2, real3, count);
		sums(imaginary[row], imaginary1, imaginary2, imaginary3, count);
		crossed(real1, imaginary1, real3, imaginary3, cos(turn), sin(turn), cos(3 * turn), sin(3 * turn), count);
		if (turn > 0)
			turned(real2, imaginary2, cos(2 * turn), sin(2 * turn), count);
	}

	private void butterfly2(int row, int part, int turn) {
		differences(real[row], real[row + part], count);
		differences(imaginary[row], imaginary[row + part], count);
		if (turn > 0)
			turned(real[row + part], imaginary[row + part], cos(turn), sin(turn), count);
	}

	private void butterflyOf(int factor, int row, int part, int turn) {
		for (int output = 0; output < factor; output++) {
			Arrays.fill(realOutputs[output], 0, count, 0);
			Arrays.fill(imaginaryOutputs[output], 0, count, 0);
			for (int input = 0; input < factor; input++) {
				int angle = (int) ((long) output * (input * (real.length / factor) + turn) % real.length);
				add(real[row + input * part], imaginary[row + input * part], cos[angle], sin[angle], realOutputs[output],
						imaginaryOutputs[output], count);
			}
		}
		for (int output = 0; output < factor; output++) {
			System.arraycopy(realOutputs[output], 0, real[row + output * part], 0, count);
			System.arraycopy(imaginaryOutputs[output], 0, imaginary[row + output * part], 0, count);
		}
	}

	private double cos(int angle) {
		return cos[angle % cos.length];
	}

	private double sin(int angle) {
		return sin[angle % sin.length];
	}

	/** Of a, b, c and d: a + b + c + d; a - c; a + c - b - d; b - d. */
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

	/** Of complex b and d: b - i d, turned by one angle; b + i d, by the other. */
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

	/** Of a and b: a + b; a - b. */
	private static void differences(double[] a, double[] b, int count) {
		for (int i = 0; i < count; i++) {
			double sum = a[i] + b[i];
			double difference = a[i] - b[i];
			a[i] = sum;
			b[i] = difference;
		}
	}

	private static void add(double[] a, double[] ai, double cos, double sin, double[] sum, double[] sumImaginary, int count) {
		for (int i = 0; i < count; i++) {
			sum[i] += a[i] * cos - ai[i] * sin;
			sumImaginary[i] += a[i] * sin + ai[i] * cos;
		}
	}

	private static int[] factors(int length) {
		IntStream.Builder factors = IntStream.builder();
		int rest = length;
		for (; rest % 4 == 0; rest /= 4)
			factors.add(4);
		for (int prime = 2; rest > 1; prime++)
			for (; rest % prime == 0; rest /= prime)
				factors.add(prime);
		return factors.build().toArray();
	}

	/** Where a frequency ends: each factor sorts by the frequency's rest. */
	private int row(int frequency, int length) {
		int row = 0;
		int block = length;
		int rest = frequency;
		for (int factor : factors) {
			block /= factor;
			row += rest % factor * block;
			rest /= factor;
		}
		return row;
	}
}
