package org.demeanor.voice.mel;

import java.util.stream.IntStream;

/**
 * Power spectra of the windowed frames of a sound, many at a time. Frames are centred: frame 0 on sample 0, the others follow
 * every hop; the sound is continued with zeros at both ends. Not thread-safe.
 *
 * <p>A frame of real samples is transformed as half as many complex numbers, of its even and its odd samples: their spectra
 * are the even and the odd part of what comes of it.
 */
final class PowerSpectra {

	/**
	 * Samples left free behind each hop. Hops are mostly powers of two, and then the same place of all frames would fall into
	 * the same few lines of the processor's cache, and push each other out.
	 */
	private static final int GAP = 16;

	private final double[] window;
	private final int hop;
	private final BatchFft fft;
	/** [bins][batch] */
	private final double[][] power;
	private final double[] cos;
	private final double[] sin;
	/** The sound of this many samples, continued. */
	private int length;
	private float[] samples = {};

	/**
	 * @param window what the samples of a frame are multiplied by; of even length
	 * @param hop samples from one frame to the next
	 * @param batch how many frames there may be at a time
	 */
	PowerSpectra(double[] window, int hop, int batch) {
		this.window = window;
		this.hop = hop;
		int half = window.length / 2;
		fft = new BatchFft(half, batch);
		power = new double[half + 1][batch];
		cos = IntStream.range(0, half).mapToDouble(bin -> Math.cos(Math.PI * bin / half)).toArray();
		sin = IntStream.range(0, half).mapToDouble(bin -> -Math.sin(Math.PI * bin / half)).toArray();
	}

	/** The sound that {@link #of} is about from now on; copied. */
	void read(float[] sound) {
		int before = window.length / 2;
		if (sound.length != length)
			samples = new float[place(sound.length + window.length) + 1];
		length = sound.length;
		int piece;
		for (int from = 0; from < sound.length; from += piece) {
			piece = Math.min(hop - (before + from) % hop, sound.length - from);
			System.arraycopy(sound, from, samples, place(before + from), piece);
		}
	}

	/**
	 * Power spectra, not normalised.
	 *
	 * @param frames numbers of frames of the sound
	 * @param first the first of them to be used
	 * @param count how many of them, at most the batch
	 * @return [window / 2 + 1][batch]: from 0 Hz to half of the sample rate the powers of these frames; valid until the next
	 *         call
	 */
	double[][] of(int[] frames, int first, int count) {
		int[] starts = IntStream.range(first, first + count).map(i -> place(frames[i] * hop)).toArray();
		int half = window.length / 2;
		for (int i = 0; i < half; i++) {
			weighted(samples, place(2 * i), starts, window[2 * i], fft.real(i));
			weighted(samples, place(2 * i + 1), starts, window[2 * i + 1], fft.imaginary(i));
		}
		fft.transform(count);
		ends(fft.realOf(0), fft.imaginaryOf(0), power[0], power[half], count);
		for (int bin = 1; 2 * bin < half; bin++) {
			parts(fft.realOf(bin), fft.imaginaryOf(bin), fft.realOf(half - bin), fft.imaginaryOf(half - bin), count);
			pair(fft.realOf(bin), fft.imaginaryOf(bin), fft.realOf(half - bin), fft.imaginaryOf(half - bin), cos[bin], sin[bin],
					power[bin], power[half - bin], count);
		}
		if (half % 2 == 0)
			middle(fft.realOf(half / 2), fft.imaginaryOf(half / 2), power[half / 2], count);
		return power;
	}

	// -- Helper methods --

	/** Where a sample of the continued sound lies. Frames begin a whole number of hops after each other. */
	private int place(int sample) {
		return sample + sample / hop * GAP;
	}

	private static void weighted(float[] samples, int offset, int[] starts, double weight, double[] row) {
		for (int frame = 0; frame < starts.length; frame++)
			row[frame] = weight * samples[starts[frame] + offset];
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

	/** Of a frequency and the one as far below the length: the spectra of the even and of the odd samples, in their place. */
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
