package org.demeanor.voice.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MelSpectrogramTest {

	private final MelSpectrogram mel = new MelSpectrogram(GoldenMel.STANDARD);

	@Test
	void equalsLibrosaOnSignals() {
		Map<String, float[]> signals = Signals.all();
		assertThat(signals.keySet()).isEqualTo(GoldenMel.names("signal"));
		Map<String, Double> differences = new TreeMap<>();
		signals.forEach((name, samples) -> differences.put(name,
				GoldenMel.largestDifference(mel.decibels(samples), "signal/" + name)));
		System.out.println("Largest difference from librosa in dB: " + differences);
		assertThat(differences.values()).allSatisfy(value -> assertThat(value).isLessThan(GoldenMel.TOLERANCE));
	}

	@Test
	void equalsLibrosaWithOtherParameters() {
		float[][] image = new MelSpectrogram(GoldenMel.NARROW).decibels(Arrays.copyOf(Signals.fading(), 8_000));
		assertThat(GoldenMel.largestDifference(image, "narrow/fading")).isLessThan(GoldenMel.TOLERANCE);
	}

	@Test
	void silenceIsTheLeastPower() {
		float[][] image = mel.decibels(new float[2_000]);
		assertThat(image).hasDimensions(128, 4);
		for (float[] band : image)
			assertThat(band).containsOnly(-100);
	}

	@Test
	void threeSecondsAre282Frames() {
		assertThat(mel.decibels(new float[144_000])).hasDimensions(128, 282);
	}

	@Test
	void remembersNothingOfTheSoundBefore() {
		float[] sound = Signals.all().get("odd");
		float[][] fresh = mel.decibels(sound);
		mel.decibels(Signals.all().get("clipped"));
		assertThat(mel.decibels(sound)).isDeepEqualTo(fresh);
	}

	@ParameterizedTest
	@CsvSource({ "144000, 512", "144000, 71680", "144000, 143360", "144000, 100", "144000, 143872", "1024, 512", "700, 512" })
	void whatTwoSoundsShareIsTheSameImage(int length, int moved) {
		float[] sound = new float[length + 2 * moved];
		SplittableRandom random = new SplittableRandom(length);
		for (int i = 0; i < sound.length; i++)
			sound[i] = (float) (random.nextDouble() - 0.5) * (i % 1000) / 1000;
		mel.decibels(Arrays.copyOf(sound, length));
		for (int start : new int[] { moved, 2 * moved }) {
			float[] samples = Arrays.copyOfRange(sound, start, start + length);
			assertThat(mel.decibels(samples, moved))
					.isDeepEqualTo(new MelSpectrogram(GoldenMel.STANDARD).decibels(samples));
		}
	}

	@Test
	void refusesNoSamples() {
		assertThatIllegalArgumentException().isThrownBy(() -> mel.decibels(new float[0])).withMessage(
				"no samples, no spectrogram");
	}

	@Test
	void refusesParametersThatCannotBe() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> new MelParameters(16_000, 400, 160, 40, 0, 8_001, 1e-10, 80))
				.withMessage("fmax of a mel spectrogram cannot be 8001.0");
		assertThatIllegalArgumentException()
				.isThrownBy(() -> new MelParameters(16_000, 400, 160, 40, 0, 8_000, 1e-10, Double.NaN));
	}
}
