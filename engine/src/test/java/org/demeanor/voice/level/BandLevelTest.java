package org.demeanor.voice.level;

import static org.assertj.core.api.Assertions.assertThat;

import org.demeanor.voice.mel.MelParameters;
import org.junit.jupiter.api.Test;

class BandLevelTest {

	private static final MelParameters MEL = new MelParameters(48_000, 1024, 512, 128, 50, 24_000, 1e-10, 80);

	@Test
	void theLoudestBandBetweenTheFrequenciesCounts() {
		double[] centres = MEL.centres();
		float[][] image = new float[centres.length][2];
		for (int band = 0; band < centres.length; band++) {
			image[band][0] = centres[band] < 800 || centres[band] > 2000 ? -10 : -60;
			image[band][1] = -60;
			if (centres[band] >= 1000 && centres[band] < 1100)
				image[band][1] = -30;
		}
		assertThat(new BandLevel(MEL, 800, 2000).of(image)).containsExactly(-60, -30);
	}

	@Test
	void withoutABandNothingIsHeard() {
		BandLevel none = new BandLevel(MEL, 30_000, 40_000);
		assertThat(none.isEmpty()).isTrue();
		assertThat(none.of(new float[MEL.nMels()][1])).containsExactly(SoundLevels.NOTHING);
	}
}
