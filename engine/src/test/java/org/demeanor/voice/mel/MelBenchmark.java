package org.demeanor.voice.mel;

import java.util.Random;

import org.demeanor.StageBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

public class MelBenchmark extends StageBenchmark {

	private static final int THREE_SECONDS = 3 * 48_000;

	private final MelSpectrogram mel = new MelSpectrogram(GoldenMel.STANDARD);
	private final float[] sound = new float[THREE_SECONDS];

	@Setup
	public void setUp() {
		Random random = new Random(1);
		for (int i = 0; i < sound.length; i++)
			sound[i] = (float) random.nextGaussian() * .1f;
	}

	/** 3 s of sound. */
	@Benchmark
	public float[][] mel() {
		return mel.decibels(sound);
	}
}
