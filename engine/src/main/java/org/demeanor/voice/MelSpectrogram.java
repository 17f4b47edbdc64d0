package org.demeanor.voice;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The mel spectrogram of a piece of sound in decibels, equal within 1e-3 dB to librosa 0.10 and later:
 * {@code power_to_db(melspectrogram(y, ...), ref=1, amin, top_db)} with a periodic Hann window, power 2, and frames
 * that are centred, the sound being continued with zeros at both ends.
 *
 * <p>One instance serves any number of sounds and reuses its buffers. Not thread-safe: one instance a thread.
 */
public final class MelSpectrogram {

	private final MelParameters parameters;
	private final MelFilterBank filters;
	private final DoubleFFT_1D fft;
	private final double[] window;
	private final double[] spectrum;
	private final double[] power;
	/** Decibels of the least power. */
	private final float quietest;
	/** Of the sound before: the decibels of its bands, [nMels][frames], however quiet; and how many samples it has. */
	private float[][] bands = {};
	private int length;

	public MelSpectrogram(MelParameters parameters) {
		this.parameters = parameters;
		filters = new MelFilterBank(parameters);
		fft = new DoubleFFT_1D(parameters.nFft());
		window = hann(parameters.nFft());
		spectrum = new double[parameters.nFft()];
		power = new double[parameters.bins()];
		quietest = (float) (10 * Math.log10(parameters.amin()));
	}

	/**
	 * The image of a sound.
	 *
	 * @param samples at least one finite sample, full scale = 1, at the sample rate of the parameters
	 * @return decibels, [nMels][1 + samples / hopLength], lowest band first; a new array
	 */
	public float[][] decibels(float[] samples) {
		return decibels(samples, 0);
	}

	/**
	 * The image of a sound that shares samples with the one before; frames that lie whole in what both have are not
	 * computed again. The same image as {@link #decibels(float[])} gives.
	 *
	 * @param samples as there
	 * @param moved by how many samples this sound, of the same length, begins after the one before; 0: it shares nothing
	 */
	public float[][] decibels(float[] samples, int moved) {
		if (samples.length == 0)
			throw new IllegalArgumentException("no samples, no spectrogram");
		int hop = parameters.hopLength();
		int frames = parameters.frames(samples.length);
		boolean shares = moved > 0 && moved % hop == 0 && samples.length == length;
		int shift = shares ? moved / hop : frames;
		if (samples.length != length)
			bands = new float[parameters.nMels()][frames];
		length = samples.length;
		// A frame at an edge sees zeros beyond it, where the other sound has more.
		int margin = (parameters.nFft() / 2 + hop - 1) / hop;
		int kept = frames - margin - shift;
		if (kept > margin)
			for (float[] band : bands)
				System.arraycopy(band, shift + margin, band, margin, kept - margin);
		for (int frame = 0; frame < frames; frame++)
			if (frame < margin || frame >= kept) {
				computePower(samples, frame * hop - parameters.nFft() / 2);
				filters.apply(power, bands, frame);
				powerToDecibels(frame);
			}
		return raised();
	}

	// -- Helper methods --

	/** Sets {@link #power} to the power spectrum of the frame that begins at a sample, perhaps outside the sound. */
	private void computePower(float[] samples, int start) {
		int from = Math.max(0, -start);
		int to = Math.min(window.length, samples.length - start);
		for (int i = 0; i < from; i++)
			spectrum[i] = 0;
		for (int i = from; i < to; i++)
			spectrum[i] = window[i] * samples[start + i];
		for (int i = Math.max(from, to); i < window.length; i++)
			spectrum[i] = 0;

		fft.realForward(spectrum);
		// Packed: the first two values are the real bins at 0 Hz and at half of the sample rate.
		int last = power.length - 1;
		power[0] = spectrum[0] * spectrum[0];
		power[last] = spectrum[1] * spectrum[1];
		for (int bin = 1; bin < last; bin++) {
			double real = spectrum[2 * bin];
			double imaginary = spectrum[2 * bin + 1];
			power[bin] = real * real + imaginary * imaginary;
		}
	}

	private void powerToDecibels(int frame) {
		for (float[] band : bands)
			band[frame] = band[frame] > parameters.amin() ? Decibels.of(band[frame]) : quietest;
	}

	/** {@link #bands}, with what lies too far below the loudest value raised. */
	private float[][] raised() {
		float loudest = quietest;
		// Compared, not Math.max, here and below: its care for NaN and -0 would cost more than the spectrogram's logarithms.
		for (float[] band : bands)
			for (float value : band)
				if (value > loudest)
					loudest = value;
		float floor = (float) (loudest - parameters.topDb());
		float[][] image = new float[bands.length][];
		for (int band = 0; band < image.length; band++) {
			float[] values = bands[band].clone();
			for (int frame = 0; frame < values.length; frame++)
				if (values[frame] < floor)
					values[frame] = floor;
			image[band] = values;
		}
		return image;
	}

	/** A periodic Hann window, as for a spectrum (not the symmetric one of filter design). */
	private static double[] hann(int length) {
		double[] window = new double[length];
		for (int i = 0; i < length; i++)
			window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
		return window;
	}
}
