package org.demeanor.voice.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MelFilterBankTest {

	@Test
	void equalsLibrosa() {
		assertEqual(new MelFilterBank(GoldenMel.STANDARD), GoldenMel.array("bank/standard"));
	}

	@Test
	void equalsLibrosaWithOtherParameters() {
		assertEqual(new MelFilterBank(GoldenMel.NARROW), GoldenMel.array("bank/narrow"));
	}

	@Test
	void gathersPower() {
		MelFilterBank bank = new MelFilterBank(GoldenMel.STANDARD);
		double[][] power = new double[bank.bins()][2];
		power[100][1] = 2;
		power[101][1] = 1;
		power[512][1] = 3;
		double[] gathered = new double[2];
		for (int band = 0; band < bank.bands(); band++) {
			bank.gather(band, power, 2, gathered);
			assertThat(gathered[0]).as("band %d", band).isZero();
			assertThat(gathered[1]).as("band %d", band).isCloseTo(2.0 * bank.weight(band, 100) + bank.weight(band, 101)
					+ 3.0 * bank.weight(band, 512), within(1e-12));
		}
	}

	private static void assertEqual(MelFilterBank bank, float[][] librosa) {
		assertThat(bank.bands()).isEqualTo(librosa.length);
		assertThat(bank.bins()).isEqualTo(librosa[0].length);
		for (int band = 0; band < librosa.length; band++)
			for (int bin = 0; bin < librosa[band].length; bin++)
				assertThat(bank.weight(band, bin)).as("band %d, bin %d", band, bin)
						.isCloseTo(librosa[band][bin], within(1e-8f));
	}
}
