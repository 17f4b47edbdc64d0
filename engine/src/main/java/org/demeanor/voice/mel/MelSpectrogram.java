package org.demeanor.voice.mel;

import java.util.stream.IntStream;

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
	private final PowerSpectra spectra;
	/** The power of the frames at hand in one band. */
	private final double[] gathered = new double[PowerSpectra.BATCH];
	/** The decibels of the least power. */
	private final float quietest;
	/** The bands of the sound before in decibels, [nMels][frames], however quiet; and how many samples it has. */
	private float[][] bands = {};
	private int length;

	public MelSpectrogram(MelParameters parameters) {
		this.parameters = parameters;
		filters = new MelFilterBank(parameters);
		spectra = PowerSpectra.of(hann(parameters.nFft()));
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
		compute(samples, IntStream.range(0, frames).filter(frame -> frame < margin || frame >= kept).toArray());
		return raised();
	}

	// -- Helper methods --

	/** Computes the {@link #bands} of some frames. */
	private void compute(float[] samples, int[] frames) {
		int[] starts = IntStream.of(frames).map(frame -> frame * parameters.hopLength() - parameters.nFft() / 2).toArray();
		for (int first = 0; first < frames.length; first += PowerSpectra.BATCH) {
			int count = Math.min(PowerSpectra.BATCH, frames.length - first);
			double[][] power = spectra.of(samples, starts, first, count);
			for (int band = 0; band < bands.length; band++) {
				filters.gather(band, power, count, gathered);
				for (int i = 0; i < count; i++)
					bands[band][frames[first + i]] = decibels(gathered[i]);
			}
		}
	}

	private float decibels(double power) {
		return power > parameters.amin() ? (float) Decibels.of(power) : quietest;
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
