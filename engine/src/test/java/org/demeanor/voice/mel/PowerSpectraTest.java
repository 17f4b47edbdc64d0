package org.demeanor.voice.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the sum that defines a Fourier transform. */
class PowerSpectraTest {

	@ParameterizedTest
	@CsvSource({ "1024, 2000", "400, 1000", "50, 300", "6, 100", "2, 5", "4, 9", "8, 9", "256, 1", "64, 0", "512, 2000" })
	void equalsTheDefinition(int nFft, int length) {
		float[] sound = sound(length);
		double[] window = window(nFft);
		// Also over both ends, and beyond them.
		int[] starts = { 7, 0, -nFft / 2, length - nFft / 2, length / 2, -2 * nFft, length + 1 };
		double[][] power = PowerSpectra.of(window).of(sound, starts, 1, starts.length - 1);
		assertThat(power).hasDimensions(nFft / 2 + 1, PowerSpectra.BATCH);
		for (int frame = 1; frame < starts.length; frame++)
			for (int bin = 0; bin < power.length; bin++)
				assertThat(power[bin][frame - 1]).as("bin %d from %d", bin, starts[frame])
						.isCloseTo(defined(sound, window, starts[frame], bin), within(1e-9));
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 64, 512, 1024, 2048 })
	void manyAtATimeEqualWhatTheLibraryTransformsOneByOne(int nFft) {
		float[] sound = sound(20_000);
		double[] window = window(nFft);
		int[] starts = IntStream.range(0, PowerSpectra.BATCH).map(i -> i * 577 - 100).toArray();
		double[][] library = new SingleSpectra(window).of(sound, starts, 0, starts.length);
		assertThat(new BatchedSpectra(window).of(sound, starts, 0, starts.length)).satisfies(power -> {
			for (int bin = 0; bin < power.length; bin++)
				assertThat(power[bin]).as("bin %d", bin).containsExactly(library[bin], within(1e-11 * nFft));
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 50, 1024 })
	void aFrameDoesNotDependOnTheOthers(int nFft) {
		float[] sound = sound(3_000);
		double[] window = window(nFft);
		int[] starts = IntStream.range(0, PowerSpectra.BATCH).map(i -> i * 97).toArray();
		double[][] together = PowerSpectra.of(window).of(sound, starts, 0, starts.length);
		double[][] alone = PowerSpectra.of(window).of(sound, starts, 9, 1);
		for (int bin = 0; bin < together.length; bin++)
			assertThat(alone[bin][0]).as("bin %d", bin).isEqualTo(together[bin][9]);
	}

	private static float[] sound(int length) {
		SplittableRandom random = new SplittableRandom(length);
		float[] sound = new float[length];
		for (int i = 0; i < length; i++)
			sound[i] = (float) random.nextDouble() - .5f;
		return sound;
	}

	private static double[] window(int nFft) {
		return new SplittableRandom(nFft).doubles(nFft).toArray();
	}

	private static double defined(float[] sound, double[] window, int start, int bin) {
		double real = 0;
		double imaginary = 0;
		for (int i = 0; i < window.length; i++)
			if (start + i >= 0 && start + i < sound.length) {
				double angle = 2 * Math.PI * ((long) i * bin % window.length) / window.length;
				real += window[i] * sound[start + i] * Math.cos(angle);
				imaginary -= window[i] * sound[start + i] * Math.sin(angle);
			}
		return real * real + imaginary * imaginary;
	}
}
