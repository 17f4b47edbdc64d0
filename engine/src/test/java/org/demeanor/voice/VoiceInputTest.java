package org.demeanor.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.demeanor.voice.VoiceInput.Layout;
import org.junit.jupiter.api.Test;

class VoiceInputTest {

	/** Two bands, three frames. */
	private static final float[][] IMAGE = { { -10, -20, -30 }, { -50, -20, -60 } };
	private static final double[] MEAN = { -40, -25, -35 };
	private static final double[] STD = { 10, 0, 4 };

	@Test
	void melIsBandByBandStandardisedPerFrame() {
		assertThat(new VoiceInput(Layout.MEL, MEAN, STD).standardise(IMAGE))
				.containsExactly(3, 5, 1.25f, -1, 5, -6.25f);
	}

	@Test
	void bandMeanIsOneValueAFrame() {
		assertThat(new VoiceInput(Layout.BAND_MEAN, MEAN, STD).standardise(IMAGE)).containsExactly(1, 5, -2.5f);
	}

	@Test
	void keepsItsOwnCopyOfTheStatistics() {
		double[] mean = MEAN.clone();
		VoiceInput input = new VoiceInput(Layout.BAND_MEAN, mean, STD);
		mean[0] = 1000;
		assertThat(input.standardise(IMAGE)).startsWith(1);
	}

	@Test
	void refusesAnotherNumberOfFrames() {
		VoiceInput input = new VoiceInput(Layout.MEL, MEAN, STD);
		assertThatIllegalArgumentException().isThrownBy(() -> input.standardise(new float[2][4]))
				.withMessage("a net for 3 frames cannot read an image of 2 bands x 4 frames");
		assertThatIllegalArgumentException().isThrownBy(() -> input.standardise(new float[0][]));
	}

	@Test
	void refusesStatisticsThatCannotBe() {
		assertThatIllegalArgumentException().isThrownBy(() -> new VoiceInput(Layout.MEL, MEAN, new double[2]));
		for (double bad : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY })
			assertThatIllegalArgumentException()
					.isThrownBy(() -> new VoiceInput(Layout.MEL, MEAN, new double[] { 1, 1, bad }));
		assertThatIllegalArgumentException()
				.isThrownBy(() -> new VoiceInput(Layout.MEL, new double[] { 0, Double.NaN, 0 }, STD));
	}
}
