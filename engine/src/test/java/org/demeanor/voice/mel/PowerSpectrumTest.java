package org.demeanor.voice.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the sum that defines a Fourier transform. */
class PowerSpectrumTest {

	@ParameterizedTest
	@CsvSource({ "1024, 2000", "400, 1000", "50, 300", "6, 100", "2, 5", "256, 1", "64, 0" })
	void equalsTheDefinition(int nFft, int length) {
		SplittableRandom random = new SplittableRandom(nFft);
		double[] window = random.doubles(nFft).toArray();
		float[] sound = new float[length];
		for (int i = 0; i < length; i++)
			sound[i] = (float) random.nextDouble() - .5f;
		PowerSpectrum spectrum = new PowerSpectrum(window);
		// Also over both ends, and beyond them.
		for (int start : new int[] { 0, -nFft / 2, length - nFft / 2, length / 2, -2 * nFft, length + 1 }) {
			double[] power = spectrum.of(sound, start);
			assertThat(power).hasSize(nFft / 2 + 1);
			for (int bin = 0; bin < power.length; bin++)
				assertThat(power[bin]).as("bin %d from %d", bin, start).isCloseTo(defined(sound, window, start, bin), within(1e-9));
		}
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
