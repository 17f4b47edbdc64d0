package org.demeanor.voice;

import java.util.List;
import java.util.Locale;

import org.demeanor.StageException;
import org.demeanor.media.SoundReader;
import org.demeanor.model.JsonSection;
import org.demeanor.model.ModelBundle;
import org.demeanor.voice.mel.Spectrogram;
import org.demeanor.voice.mel.SpectrogramSettings;

/** A mel spectrogram with all its parameters, bands first or time first; a value v becomes {@code (v - mean) / std}. */
final class MelInput implements WindowInput {

	/** The word in a model's description. */
	static final String KIND = "mel";

	private static final String TIME_FIRST = "time-first";
	private static final String MAX = "max";
	private static final int MOST_VALUES = 1 << 22;

	private final WindowTimes times;
	private final Resampler resampler;
	private final SpectrogramSettings settings;
	private final Spectrogram spectrogram;
	private final boolean timeFirst;
	/** One number, or one for each band. */
	private final double[] mean;
	private final double[] std;
	private final boolean ofImage;

	private MelInput(JsonSection json) throws StageException {
		times = WindowTimes.of(json);
		resampler = new Resampler(SoundReader.SAMPLE_RATE, times.sampleRate());
		settings = settings(json, times.sampleRate());
		spectrogram = new Spectrogram(settings);
		timeFirst = json.oneOfOrFirst("layout", "bands-first", TIME_FIRST).equals(TIME_FIRST);
		ofImage = json.oneOfOrFirst("normalise", "none", "zero-mean-unit-variance").startsWith("zero");
		mean = numbers(json, "mean", 0);
		std = numbers(json, "std", 1);
		for (double value : std)
			if (!(value > 0))
				throw json.wrong("std", "above 0");
	}

	static MelInput of(ModelBundle bundle) throws StageException {
		MelInput input = new MelInput(bundle.preprocessing());
		List<Integer> shape = bundle.input().shape();
		int frames = input.settings.frames(input.times.length());
		int bands = input.settings.nMels();
		if ((long) frames * bands > MOST_VALUES)
			throw bundle.preprocessing().wrong("window_s, hop_length, n_mels", "those of an image of " + MOST_VALUES + " values at most");
		int axes = shape.size();
		List<Integer> image = input.timeFirst ? List.of(frames, bands) : List.of(bands, frames);
		boolean fits = axes >= 2 && shape.subList(0, axes - 2).stream().allMatch(axis -> axis == 1);
		for (int i = 0; fits && i < 2; i++)
			fits = shape.get(axes - 2 + i) == 0 && image.get(i) == frames || shape.get(axes - 2 + i).equals(image.get(i));
		if (!fits)
			throw bundle.preprocessing().wrong("window_s, hop_length, n_mels, layout",
					"those of the net's input " + shape + "; they give " + image);
		return input;
	}

	@Override
	public WindowTimes times() {
		return times;
	}

	@Override
	public float[] values(VoiceWindow window) {
		float[][] image = spectrogram.image(resampler.resample(window.samples()));
		double[] less = mean;
		double[] by = std;
		if (ofImage) {
			less = new double[] { mean(image, 0, 1) };
			by = new double[] { Math.sqrt(mean(image, less[0], 2)) + 1e-7 };
		}
		int bands = image.length;
		int frames = image[0].length;
		float[] values = new float[bands * frames];
		for (int band = 0; band < bands; band++)
			for (int frame = 0; frame < frames; frame++)
				values[timeFirst ? frame * bands + band : band * frames + frame] =
						(float) ((image[band][frame] - less[less.length == 1 ? 0 : band]) / by[by.length == 1 ? 0 : band]);
		return values;
	}

	// -- Helper methods --

	private static SpectrogramSettings settings(JsonSection json, int rate) throws StageException {
		int nFft = json.count("n_fft");
		try {
			return new SpectrogramSettings(rate, nFft, json.countOr("win_length", nFft), json.count("hop_length"), json.count("n_mels"),
					json.numberOr("fmin", 0), json.numberOr("fmax", rate / 2.),
					word(SpectrogramSettings.Window.class, json.oneOfOrFirst("window", "hann", "hamming", "ones")),
					!json.oneOfOrFirst("frames", "centred", "whole").equals("whole"),
					json.oneOfOrFirst("beyond", "zeros", "mirror").equals("mirror"),
					json.oneOfOrFirst("of", "power", "magnitude").equals("magnitude"),
					json.oneOfOrFirst("scale", "slaney", "htk").equals("htk"),
					json.oneOfOrFirst("norm", "slaney", "none").equals("slaney"),
					word(SpectrogramSettings.Log.class, json.oneOf("log", "none", "ln", "log10", "log1p", "db")),
					json.has("floor") ? json.positive("floor") : 1e-10, reference(json),
					json.has("top_db") ? json.notNegative("top_db") : Double.POSITIVE_INFINITY);
		}
		catch (IllegalArgumentException outOfRange) {
			throw json.wrong("n_fft .. top_db", "usable: " + outOfRange.getMessage());
		}
	}

	private static double reference(JsonSection json) throws StageException {
		if (!json.has("reference"))
			return 1;
		return json.json().get("reference").isTextual() && json.oneOf("reference", MAX).equals(MAX) ? 0 : json.positive("reference");
	}

	private static <E extends Enum<E>> E word(Class<E> type, String label) {
		return Enum.valueOf(type, label.toUpperCase(Locale.ROOT));
	}

	private double[] numbers(JsonSection json, String key, double other) throws StageException {
		double[] numbers = json.has(key) ? json.numbers(key) : new double[] { other };
		if (numbers.length != 1 && numbers.length != settings.nMels())
			throw json.wrong(key, "a list of one number or of one for each of " + settings.nMels() + " bands");
		return numbers;
	}

	private static double mean(float[][] image, double less, int power) {
		double sum = 0;
		for (float[] band : image)
			for (float value : band)
				sum += Math.pow(value - less, power);
		return sum / image.length / image[0].length;
	}
}
