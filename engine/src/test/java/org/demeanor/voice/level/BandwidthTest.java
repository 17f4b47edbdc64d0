package org.demeanor.voice.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.demeanor.voice.mel.MelParameters;
import org.demeanor.voice.mel.MelSpectrogram;
import org.junit.jupiter.api.Test;

/** Syllables and hisses in turn, as speech has them: tones of 500 and 1,500 Hz, and noise 25 dB below them up to 8 kHz. */
class BandwidthTest {

	private static final MelParameters MEL = new MelParameters(48_000, 1024, 512, 128, 50, 24_000, 1e-10, 80);
	private static final int RATE = 48_000;
	/** The telephone's filter. */
	private static final int TAPS = 401;

	@Test
	void aTelephoneIsNarrowAtAnyLevel() {
		for (double gain : new double[] { 1, .03, .001 })
			assertThat(isNarrow(times(lowpass(speech(), 3600), gain))).as("gain " + gain).isTrue();
	}

	@Test
	void widerSpeechIsNot() {
		assertThat(isNarrow(speech())).isFalse();
		assertThat(isNarrow(lowpass(speech(), 7500))).isFalse();
		float[] noisy = lowpass(speech(), 3600);
		Random random = new Random(2);
		for (int i = 0; i < noisy.length; i++)
			noisy[i] += (float) (.02 * random.nextGaussian());
		assertThat(isNarrow(noisy)).as("who hears noise above cannot tell").isFalse();
	}

	private static boolean isNarrow(float[] sound) {
		Bandwidth bandwidth = new Bandwidth(MEL);
		bandwidth.add(new MelSpectrogram(MEL).decibels(sound));
		return bandwidth.isNarrow();
	}

	private static float[] speech() {
		float[] sound = new float[3 * RATE];
		Random random = new Random(1);
		for (int i = 0; i < sound.length; i++) {
			double envelope = Math.pow(Math.sin(Math.PI * 4 * i / RATE), 2);
			boolean hiss = i % RATE > RATE * 3 / 4;
			sound[i] = (float) (envelope * (hiss ? .02 * random.nextGaussian()
					: .3 * Math.sin(2 * Math.PI * 500 * i / RATE) + .1 * Math.sin(2 * Math.PI * 1500 * i / RATE)));
		}
		return sound;
	}

	private static float[] times(float[] sound, double gain) {
		for (int i = 0; i < sound.length; i++)
			sound[i] *= (float) gain;
		return sound;
	}

	private static float[] lowpass(float[] sound, double hz) {
		double[] kernel = new double[TAPS];
		for (int i = 0; i < TAPS; i++) {
			double t = i - TAPS / 2;
			double sinc = t == 0 ? 2 * hz / RATE : Math.sin(2 * Math.PI * hz * t / RATE) / (Math.PI * t);
			double place = 2 * Math.PI * i / (TAPS - 1);
			kernel[i] = sinc * (.42 - .5 * Math.cos(place) + .08 * Math.cos(2 * place));
		}
		float[] filtered = new float[sound.length];
		for (int i = TAPS; i < sound.length; i++) {
			double sum = 0;
			for (int k = 0; k < TAPS; k++)
				sum += kernel[k] * sound[i - k];
			filtered[i] = (float) sum;
		}
		return filtered;
	}
}
