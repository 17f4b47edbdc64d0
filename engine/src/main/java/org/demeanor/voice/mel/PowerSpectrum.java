package org.demeanor.voice.mel;

import java.util.Arrays;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The power spectrum of one windowed frame after another, by JTransforms. It transforms real samples as half as many
 * complex numbers. Not thread-safe.
 */
final class PowerSpectrum {

	private final double[] window;
	private final DoubleFFT_1D transform;
	/** The samples of the frame; then its spectrum, real and imaginary parts in turn. */
	private final double[] values;
	private final double[] power;

	/** @param window what the samples of a frame are multiplied by; of even length */
	PowerSpectrum(double[] window) {
		this.window = window;
		transform = new DoubleFFT_1D(window.length);
		values = new double[window.length];
		power = new double[window.length / 2 + 1];
	}

	/**
	 * The power spectrum of a frame, not normalised.
	 *
	 * @param sound continued with zeros at both ends
	 * @param start of the frame: number of a sample, also below 0
	 * @return [window / 2 + 1], from 0 Hz to half of the sample rate; valid until the next call
	 */
	double[] of(float[] sound, int start) {
		int first = Math.min(values.length, Math.max(0, -start));
		int end = Math.max(first, Math.min(values.length, sound.length - start));
		Arrays.fill(values, 0, first, 0);
		for (int i = first; i < end; i++)
			values[i] = window[i] * sound[start + i];
		Arrays.fill(values, end, values.length, 0);
		transform.realForward(values);
		// The two bins without an imaginary part share the first place.
		power[0] = values[0] * values[0];
		power[power.length - 1] = values[1] * values[1];
		for (int bin = 1; bin < power.length - 1; bin++)
			power[bin] = values[2 * bin] * values[2 * bin] + values[2 * bin + 1] * values[2 * bin + 1];
		return power;
	}
}
