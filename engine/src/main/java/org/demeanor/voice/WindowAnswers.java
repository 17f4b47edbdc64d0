package org.demeanor.voice;

import java.util.Arrays;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.NetAnswer;
import org.demeanor.media.SoundReader;
import org.demeanor.model.ModelBundle;
import org.demeanor.voice.mel.MelSpectrogram;

/** Asks one voice net about one window of sound, to try a net. For one thread. */
public final class WindowAnswers {

	private static final int MOST_SECONDS = 60;

	private final EmotionClassifier net;
	private final int length;
	/** Samples of the longest sound that can be asked about. */
	private final int most;
	private final WindowInput any;
	private final VoicePreprocessing preprocessing;

	/** @throws StageException (stage model) if the net's preprocessing cannot be used */
	public WindowAnswers(EmotionClassifier net) throws StageException {
		this.net = net;
		boolean isAny = net.bundle().preprocessingFormat() == ModelBundle.ANY_NET;
		any = isAny ? WindowInput.of(net.bundle()) : null;
		preprocessing = isAny ? null : VoicePreprocessing.of(net.bundle());
		length = isAny ? any.times().windowLength() : preprocessing.length();
		most = net.bundle().input().varies() ? MOST_SECONDS * SoundReader.SAMPLE_RATE : length;
	}

	/** The length of the longest sound that {@link #whole} takes, in seconds. */
	public double mostSeconds() {
		return (double) most / SoundReader.SAMPLE_RATE;
	}

	/** Samples of a window at the rate of {@link SoundReader}. */
	public int windowLength() {
		return length;
	}

	/**
	 * @param samples at the rate of {@link SoundReader}; a window at most, unless they are of {@link #whole}
	 * @throws StageException (stage model) if the net fails
	 */
	public NetAnswer answer(float[] samples) throws StageException {
		return net.ask(values(samples), 1).answers().get(0);
	}

	/**
	 * The net's input for such samples.
	 *
	 * @param samples as above
	 */
	public float[] values(float[] samples) {
		float[] padded = new float[Math.max(length, samples.length)];
		int lead = (padded.length - samples.length) / 2;
		System.arraycopy(samples, 0, padded, lead, samples.length);
		VoiceWindow window = new VoiceWindow(0, 0, lead, samples.length, padded);
		return any != null ? any.values(window)
				: preprocessing.input().standardise(new MelSpectrogram(preprocessing.mel()).decibels(padded));
	}

	/**
	 * All of a sound. A net for inputs of one length takes a window at most, a net for any length a minute.
	 *
	 * @return empty if the sound is longer
	 * @throws StageException (stage media) if it cannot be decoded
	 */
	public Optional<float[]> whole(SoundReader sound) throws StageException {
		float[] samples = new float[most + 1];
		int filled = 0;
		int count = 0;
		while (count >= 0 && filled < samples.length) {
			filled += count;
			count = filled < samples.length ? sound.read(samples, filled, samples.length - filled) : -1;
		}
		return filled > most ? Optional.empty() : Optional.of(Arrays.copyOf(samples, filled));
	}
}
