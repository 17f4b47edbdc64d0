package org.demeanor.voice;

import java.util.Arrays;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.media.SoundReader;
import org.demeanor.model.JsonSection;
import org.demeanor.model.ModelBundle;

/**
 * The waveform itself, as transformers take it. A net of any length gets a short sound as it is; one of a fixed length gets
 * zeros behind it, after the samples are normalised.
 */
final class WaveformInput implements WindowInput {

	/** The word in a model's description. */
	static final String KIND = "waveform";

	private static final String UNIT_VARIANCE = "zero-mean-unit-variance";
	/** As in the feature extractor of wav2vec 2.0. */
	private static final double LEAST_VARIANCE = 1e-7;
	/** Convolutional front ends need some samples. */
	private static final double LEAST_SECONDS = .1;

	private final WindowTimes times;
	private final Resampler resampler;
	private final boolean unitVariance;
	private final float gain;
	/** Samples that the net must have; 0 if it takes any number. */
	private final int fixedLength;

	private WaveformInput(JsonSection json, int fixedLength) throws StageException {
		times = WindowTimes.of(json);
		resampler = new Resampler(SoundReader.SAMPLE_RATE, times.sampleRate());
		unitVariance = json.oneOfOrFirst("normalise", "none", UNIT_VARIANCE).equals(UNIT_VARIANCE);
		gain = json.has("gain") ? (float) json.positive("gain") : 1;
		this.fixedLength = fixedLength;
	}

	static WaveformInput of(ModelBundle bundle) throws StageException {
		List<Integer> shape = bundle.input().shape();
		int length = shape.get(shape.size() - 1);
		WaveformInput input = new WaveformInput(bundle.preprocessing(), length);
		int expected = input.times.length();
		if (shape.stream().mapToInt(axis -> axis == 0 ? 1 : axis).reduce(1, Math::multiplyExact) != Math.max(1, length)
				|| length > 0 && length != expected)
			throw bundle.preprocessing().wrong("window_s, sample_rate",
					"those of the net's input " + shape + "; they give " + expected + " samples");
		return input;
	}

	@Override
	public WindowTimes times() {
		return times;
	}

	@Override
	public float[] values(VoiceWindow window) {
		float[] own = resampler.resample(Arrays.copyOfRange(window.samples(), window.lead(), window.lead() + window.length()));
		if (unitVariance)
			normalise(own);
		else
			for (int i = 0; i < own.length; i++)
				own[i] *= gain;
		return Arrays.copyOf(own, fixedLength > 0 ? fixedLength : Math.max(own.length, (int) (LEAST_SECONDS * times.sampleRate())));
	}

	private static void normalise(float[] samples) {
		double mean = 0;
		for (float sample : samples)
			mean += sample / samples.length;
		double variance = 0;
		for (float sample : samples)
			variance += (sample - mean) * (sample - mean) / samples.length;
		double deviation = Math.sqrt(variance + LEAST_VARIANCE);
		for (int i = 0; i < samples.length; i++)
			samples[i] = (float) ((samples[i] - mean) / deviation);
	}
}
