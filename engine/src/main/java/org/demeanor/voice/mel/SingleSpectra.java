package org.demeanor.voice.mel;

import org.jtransforms.fft.DoubleFFT_1D;

/** One frame after another of any even length, by JTransforms. It transforms real samples as half as many complex numbers. */
final class SingleSpectra implements PowerSpectra {

	private final double[] window;
	private final DoubleFFT_1D transform;
	private final float[] frame;
	/** The samples of the frame; then its spectrum, real and imaginary parts in turn. */
	private final double[] values;
	private final double[][] power;

	/** @param window of even length */
	SingleSpectra(double[] window) {
		this.window = window;
		transform = new DoubleFFT_1D(window.length);
		frame = new float[window.length];
		values = new double[window.length];
		power = new double[window.length / 2 + 1][BATCH];
	}

	@Override
	public double[][] of(float[] sound, int[] starts, int from, int count) {
		for (int i = 0; i < count; i++) {
			PowerSpectra.copy(sound, starts[from + i], frame, 0, frame.length);
			transform(i);
		}
		return power;
	}

	private void transform(int place) {
		for (int i = 0; i < values.length; i++)
			values[i] = window[i] * frame[i];
		transform.realForward(values);
		// The two bins without an imaginary part share the first place.
		power[0][place] = values[0] * values[0];
		power[power.length - 1][place] = values[1] * values[1];
		for (int bin = 1; bin < power.length - 1; bin++)
			power[bin][place] = values[2 * bin] * values[2 * bin] + values[2 * bin + 1] * values[2 * bin + 1];
	}
}
