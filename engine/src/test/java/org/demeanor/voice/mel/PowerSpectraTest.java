package org.demeanor.voice.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.jtransforms.fft.DoubleFFT_1D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerSpectraTest {

	private static final int BATCH = 4;

	@ParameterizedTest
	@CsvSource({ "1024, 512, 5000", "400, 160, 3000", "50, 7, 300", "6, 10, 100", "2, 1, 5", "256, 256, 1", "64, 100, 1000" })
	void equalsJTransforms(int nFft, int hop, int length) {
		SplittableRandom random = new SplittableRandom(nFft);
		double[] window = random.doubles(nFft).toArray();
		PowerSpectra spectra = new PowerSpectra(window, hop, BATCH);
		for (int sound = 0; sound < 2; sound++) {
			float[] samples = new float[length];
			for (int i = 0; i < length; i++)
				samples[i] = (float) random.nextDouble() - .5f;
			spectra.read(samples);
			// Not in a row, as where two sounds share frames.
			int[] frames = IntStream.rangeClosed(0, length / hop).filter(frame -> frame % 3 != 1).toArray();
			for (int first = 0; first < frames.length; first += BATCH) {
				int count = Math.min(BATCH, frames.length - first);
				double[][] power = spectra.of(frames, first, count);
				for (int i = 0; i < count; i++)
					assertEqual(power, i, expected(samples, window, frames[first + i] * hop - nFft / 2));
			}
		}
	}

	private static void assertEqual(double[][] power, int column, double[] expected) {
		assertThat(power).hasNumberOfRows(expected.length);
		for (int bin = 0; bin < expected.length; bin++)
			assertThat(power[bin][column]).as("bin %d", bin).isCloseTo(expected[bin], within(1e-11));
	}

	private static double[] expected(float[] samples, double[] window, int start) {
		double[] values = new double[2 * window.length];
		for (int i = 0; i < window.length; i++)
			if (start + i >= 0 && start + i < samples.length)
				values[2 * i] = window[i] * samples[start + i];
		new DoubleFFT_1D(window.length).complexForward(values);
		return IntStream.rangeClosed(0, window.length / 2)
				.mapToDouble(bin -> values[2 * bin] * values[2 * bin] + values[2 * bin + 1] * values[2 * bin + 1]).toArray();
	}
}
