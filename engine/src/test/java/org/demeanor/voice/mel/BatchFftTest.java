package org.demeanor.voice.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.jtransforms.fft.DoubleFFT_1D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFftTest {

	private static final int BATCH = 7;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 8, 12, 16, 30, 97, 120, 200, 441, 512, 1024, 1102 })
	void equalsJTransforms(int length) {
		BatchFft fft = new BatchFft(length, BATCH);
		double[][] sequences = new double[BATCH][2 * length];
		SplittableRandom random = new SplittableRandom(length);
		for (int sequence = 0; sequence < BATCH; sequence++)
			for (int i = 0; i < length; i++) {
				fft.real(i)[sequence] = sequences[sequence][2 * i] = random.nextDouble() - .5;
				fft.imaginary(i)[sequence] = sequences[sequence][2 * i + 1] = random.nextDouble() - .5;
			}
		fft.transform(BATCH);
		for (int sequence = 0; sequence < BATCH; sequence++) {
			double[] expected = sequences[sequence];
			new DoubleFFT_1D(length).complexForward(expected);
			for (int frequency = 0; frequency < length; frequency++) {
				assertThat(fft.realOf(frequency)[sequence]).isCloseTo(expected[2 * frequency], within(1e-12));
				assertThat(fft.imaginaryOf(frequency)[sequence]).isCloseTo(expected[2 * frequency + 1], within(1e-12));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 120, 512 })
	void aSpectrumDependsOnNoOther(int length) {
		BatchFft together = new BatchFft(length, BATCH);
		BatchFft alone = new BatchFft(length, 1);
		SplittableRandom random = new SplittableRandom(length);
		for (int i = 0; i < length; i++) {
			for (int sequence = 0; sequence < BATCH; sequence++)
				together.real(i)[sequence] = random.nextDouble() * sequence;
			alone.real(i)[0] = together.real(i)[3];
		}
		together.transform(5);
		alone.transform(1);
		for (int frequency = 0; frequency < length; frequency++) {
			assertThat(together.realOf(frequency)[3]).isEqualTo(alone.realOf(frequency)[0]);
			assertThat(together.imaginaryOf(frequency)[3]).isEqualTo(alone.imaginaryOf(frequency)[0]);
		}
	}
}
