package org.demeanor.voice.mel;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Signals of 48 kHz that golden_mel.py makes too, with the same arithmetic. */
final class Signals {

	private static final int RATE = 48_000;
	private static final int WINDOW = 3 * RATE;

	private Signals() {
	}

	/** By the name that golden_mel.py gives them. */
	static Map<String, float[]> all() {
		float[] impulse = new float[20_000];
		impulse[7_777] = 1;
		return Map.ofEntries(
				Map.entry("sweep", sweep()),
				Map.entry("noise", scaledNoise(0.3)),
				Map.entry("quiet", scaledNoise(6e-6)),
				Map.entry("fading", fading()),
				Map.entry("clipped", clipped()),
				Map.entry("impulse", impulse),
				Map.entry("silence", new float[5_000]),
				Map.entry("one", new float[] { 0.5f }),
				Map.entry("short", Arrays.copyOf(scaledNoise(1), 700)),
				Map.entry("hop_multiple", Arrays.copyOf(scaledNoise(1), 512 * 9)),
				Map.entry("odd", Arrays.copyOf(scaledNoise(1), 512 * 9 - 1)));
	}

	static float[] fading() {
		double[] noise = noise();
		return samples(i -> noise[i] * Math.exp(-4 * seconds(i)));
	}

	private static float[] sweep() {
		return samples(i -> {
			double t = seconds(i);
			return 0.5 * Math.sin(2 * Math.PI * (20 * t + 0.5 * (23_000 - 20) / 3 * t * t));
		});
	}

	private static float[] clipped() {
		return samples(i -> Math.max(-1, Math.min(1, 3 * Math.sin(2 * Math.PI * 220 * seconds(i)))));
	}

	private static float[] scaledNoise(double scale) {
		double[] noise = noise();
		return samples(i -> scale * noise[i]);
	}

	/** Numerical Recipes' generator modulo 2^32, from 1, as values in -1..1. */
	private static double[] noise() {
		double[] values = new double[WINDOW];
		int state = 1;
		for (int i = 0; i < values.length; i++) {
			state = 1_664_525 * state + 1_013_904_223;
			values[i] = Integer.toUnsignedLong(state) / 0x1p31 - 1;
		}
		return values;
	}

	private static float[] samples(IntToDoubleFunction signal) {
		float[] samples = new float[WINDOW];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (float) signal.applyAsDouble(i);
		return samples;
	}

	private static double seconds(int sample) {
		return (double) sample / RATE;
	}
}
