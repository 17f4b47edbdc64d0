package org.demeanor.voice;

import java.util.Arrays;

import org.demeanor.StageException;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.NetAnswer;
import org.demeanor.media.SoundReader;
import org.demeanor.model.ModelBundle;
import org.demeanor.voice.mel.MelSpectrogram;

/** Asks one voice net about one window of sound, to try a net. For one thread. */
public final class WindowAnswers {

	private final EmotionClassifier net;
	private final int length;
	private final WindowInput any;
	private final VoicePreprocessing preprocessing;

	/** @throws StageException (stage model) if the net's preprocessing cannot be used */
	public WindowAnswers(EmotionClassifier net) throws StageException {
		this.net = net;
		boolean isAny = net.bundle().preprocessingFormat() == ModelBundle.ANY_NET;
		any = isAny ? WindowInput.of(net.bundle()) : null;
		preprocessing = isAny ? null : VoicePreprocessing.of(net.bundle());
		length = isAny ? any.times().windowLength() : preprocessing.length();
	}

	/** Samples of a window at the rate of {@link SoundReader}. */
	public int windowLength() {
		return length;
	}

	/**
	 * @param samples a window at most, at the rate of {@link SoundReader}
	 * @throws StageException (stage model) if the net fails
	 */
	public NetAnswer answer(float[] samples) throws StageException {
		int lead = (length - samples.length) / 2;
		float[] padded = new float[length];
		System.arraycopy(samples, 0, padded, lead, samples.length);
		VoiceWindow window = new VoiceWindow(0, 0, lead, samples.length, padded);
		float[] values = any != null ? any.values(window)
				: preprocessing.input().standardise(new MelSpectrogram(preprocessing.mel()).decibels(padded));
		return net.ask(values, 1).answers().get(0);
	}

	/**
	 * The beginning of a sound, a window of it at most.
	 *
	 * @throws StageException (stage media) if it cannot be decoded
	 */
	public float[] beginning(SoundReader sound) throws StageException {
		float[] samples = new float[length];
		int filled = 0;
		int count = 0;
		while (count >= 0 && filled < length) {
			filled += count;
			count = filled < length ? sound.read(samples, filled, length - filled) : -1;
		}
		return Arrays.copyOf(samples, filled);
	}
}
