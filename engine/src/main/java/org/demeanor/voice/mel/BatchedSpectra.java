package org.demeanor.voice.mel;

import java.util.stream.IntStream;

/**
 * Frames whose length is a power of two, all at once by {@link BatchFft}. A frame of real samples is transformed as half as
 * many complex numbers, of its even and its odd samples: their spectra are the even and the odd part of the result.
 */
final class BatchedSpectra implements PowerSpectra {

	/**
	 * Samples left free behind each frame: the same place of all frames would fall into the same few lines of the
	 * processor's cache without them.
	 */
	private static final int GAP = 16;

	private final double[] window;
	private final BatchFft fft;
	/** The frames one after another, each with its gap. */
	private final float[] frames;
	private final double[][] power;
	private final double[] cos;
	private final double[] sin;

	/** @param window its length is a power of two, at least 4 */
	BatchedSpectra(double[] window) {
		this.window = window;
		int half = window.length / 2;
		fft = new BatchFft(half, BATCH);
		frames = new float[BATCH * (window.length + GAP)];
		power = new double[half + 1][BATCH];
		cos = IntStream.range(0, half).mapToDouble(bin -> Math.cos(Math.PI * bin / half)).toArray();
		sin = IntStream.range(0, half).mapToDouble(bin -> -Math.sin(Math.PI * bin / half)).toArray();
	}

	@Override
	public double[][] of(float[] sound, int[] starts, int from, int count) {
		int step = window.length + GAP;
		for (int i = 0; i < count; i++)
			PowerSpectra.copy(sound, starts[from + i], frames, i * step, window.length);
		int half = window.length / 2;
		for (int i = 0; i < half; i++) {
			weighted(frames, 2 * i, step, window[2 * i], fft.real(i), count);
			weighted(frames, 2 * i + 1, step, window[2 * i + 1], fft.imaginary(i), count);
		}
		fft.transform(count);
		ends(fft.realOf(0), fft.imaginaryOf(0), power[0], power[half], count);
		for (int bin = 1; 2 * bin < half; bin++) {
			int other = half - bin;
			parts(fft.realOf(bin), fft.imaginaryOf(bin), fft.realOf(other), fft.imaginaryOf(other), count);
			pair(fft.realOf(bin), fft.imaginaryOf(bin), fft.realOf(other), fft.imaginaryOf(other), cos[bin], sin[bin], power[bin],
					power[other], count);
		}
		middle(fft.realOf(half / 2), fft.imaginaryOf(half / 2), power[half / 2], count);
		return power;
	}

	// -- Helper methods --

	private static void weighted(float[] frames, int offset, int step, double weight, double[] row, int count) {
		for (int frame = 0; frame < count; frame++)
			row[frame] = weight * frames[frame * step + offset];
	}

	/** The lowest and the highest bin: the sum and the difference of what the even and the odd samples have there. */
	private static void ends(double[] real, double[] imaginary, double[] lowest, double[] highest, int count) {
		for (int frame = 0; frame < count; frame++) {
			double sum = real[frame] + imaginary[frame];
			double difference = real[frame] - imaginary[frame];
			lowest[frame] = sum * sum;
			highest[frame] = difference * difference;
		}
	}

	private static void middle(double[] real, double[] imaginary, double[] power, int count) {
		for (int frame = 0; frame < count; frame++)
			power[frame] = real[frame] * real[frame] + imaginary[frame] * imaginary[frame];
	}

	/** The spectra of the even and of the odd samples, in place, from a frequency and its mirror below the length. */
	private static void parts(double[] real, double[] imaginary, double[] otherReal, double[] otherImaginary, int count) {
		for (int frame = 0; frame < count; frame++) {
			double even = .5 * (real[frame] + otherReal[frame]);
			double evenImaginary = .5 * (imaginary[frame] - otherImaginary[frame]);
			double odd = .5 * (imaginary[frame] + otherImaginary[frame]);
			double oddImaginary = .5 * (otherReal[frame] - real[frame]);
			real[frame] = even;
			imaginary[frame] = evenImaginary;
			otherReal[frame] = odd;
			otherImaginary[frame] = oddImaginary;
		}
	}

	/** A bin, and the one as far from the highest: the even part, plus and minus the odd part turned by its angle. */
	private static void pair(double[] even, double[] evenImaginary, double[] odd, double[] oddImaginary, double cos, double sin,
			double[] power, double[] otherPower, int count) {
		for (int frame = 0; frame < count; frame++) {
			double turned = odd[frame] * cos - oddImaginary[frame] * sin;
			double turnedImaginary = odd[frame] * sin + oddImaginary[frame] * cos;
			double plus = even[frame] + turned;
			double plusImaginary = evenImaginary[frame] + turnedImaginary;
			double minus = even[frame] - turned;
			double minusImaginary = evenImaginary[frame] - turnedImaginary;
			power[frame] = plus * plus + plusImaginary * plusImaginary;
			otherPower[frame] = minus * minus + minusImaginary * minusImaginary;
		}
	}
}
