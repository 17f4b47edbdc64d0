package org.demeanor.voice.mel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Mel spectrograms by any {@link SpectrogramSettings}, equal to librosa's. Those of our own nets have a faster way, {@link
 * MelSpectrogram}. Not thread-safe.
 */
public final class Spectrogram {

	private final SpectrogramSettings settings;
	private final PowerSpectra spectra;
	/** The power of the frames at hand in one band. */
	private final double[] gathered = new double[PowerSpectra.BATCH];
	private final MelFilterBank filters;

	public Spectrogram(SpectrogramSettings settings) {
		this.settings = settings;
		spectra = PowerSpectra.of(window(settings));
		filters = new MelFilterBank(settings);
	}

	/**
	 * @param samples at least one, full scale = 1, at the sample rate of the settings
	 * @return [nMels][frames], lowest band first; a new array
	 */
	public float[][] image(float[] samples) {
		int frames = settings.frames(samples.length);
		int margin = settings.center() ? settings.nFft() / 2 : 0;
		float[] sound = settings.reflect() && settings.center() ? mirrored(samples, margin) : samples;
		int start = sound == samples ? -margin : 0;
		double[][] bands = new double[settings.nMels()][frames];
		int[] starts = IntStream.range(0, frames).map(frame -> start + frame * settings.hopLength()).toArray();
		for (int first = 0; first < frames; first += PowerSpectra.BATCH) {
			int count = Math.min(PowerSpectra.BATCH, frames - first);
			double[][] power = spectra.of(sound, starts, first, count);
			if (settings.magnitude())
				for (double[] bin : power)
					Arrays.setAll(bin, i -> Math.sqrt(bin[i]));
			for (int band = 0; band < bands.length; band++) {
				filters.gather(band, power, count, gathered);
				System.arraycopy(gathered, 0, bands[band], first, count);
			}
		}
		return logarithms(bands);
	}

	// -- Helper methods --

	private float[][] logarithms(double[][] bands) {
		double loudest = settings.floor();
		for (double[] band : bands)
			for (double value : band)
				loudest = Math.max(loudest, value);
		double decibels = settings.magnitude() ? 20 : 10;
		double reference = decibels * Math.log10(settings.reference() > 0 ? settings.reference() : loudest);
		double quietest = decibels * Math.log10(loudest) - reference - settings.topDb();
		float[][] image = new float[bands.length][bands[0].length];
		for (int band = 0; band < image.length; band++)
			for (int frame = 0; frame < image[band].length; frame++) {
				double value = bands[band][frame];
				double floored = Math.max(settings.floor(), value);
				image[band][frame] = (float) switch (settings.log()) {
					case NONE -> value;
					case LN -> Math.log(floored);
					case LOG10 -> Math.log10(floored);
					case LOG1P -> Math.log1p(value);
					case DB -> Math.max(quietest, decibels * Math.log10(floored) - reference);
				};
			}
		return image;
	}

	/** The sound with its mirror images at both ends, without the sample at the edge. */
	private static float[] mirrored(float[] samples, int margin) {
		float[] result = new float[samples.length + 2 * margin];
		int period = Math.max(1, 2 * (samples.length - 1));
		for (int i = 0; i < result.length; i++) {
			int place = Math.floorMod(i - margin, period);
			result[i] = samples[Math.min(place, period - place) % samples.length];
		}
		return result;
	}

	private static double[] window(SpectrogramSettings settings) {
		double[] window = new double[settings.nFft()];
		int length = settings.winLength();
		int lead = (window.length - length) / 2;
		for (int i = 0; i < length; i++) {
			double cosine = Math.cos(2 * Math.PI * i / length);
			window[lead + i] = switch (settings.window()) {
				case HANN -> .5 - .5 * cosine;
				case HAMMING -> .54 - .46 * cosine;
				case ONES -> 1;
			};
		}
		return window;
	}
}
