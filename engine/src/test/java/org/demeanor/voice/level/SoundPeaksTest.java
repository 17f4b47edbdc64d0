package org.demeanor.voice.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.demeanor.media.TimeSpan;
import org.junit.jupiter.api.Test;

class SoundPeaksTest {

	private static final int SECOND = 48_000;

	@Test
	void soundsAreToldToTheSampleWhateverTheBlocks() {
		float[] samples = new float[SECOND];
		Arrays.fill(samples, 1_001, 12_000, -.25f);
		// Silence of 10 ms is part of the sound, and so are the zeros of a wave.
		Arrays.fill(samples, 12_480, 24_000, .5f);
		samples[20_000] = 0;
		Arrays.fill(samples, 24_481, 36_000, .125f);
		samples[40_000] = 2 * SoundPeaks.SILENCE;
		samples[45_000] = SoundPeaks.SILENCE / 2;
		for (int block : new int[] { 1, 7, 480, 999, SECOND }) {
			SoundPeaks peaks = new SoundPeaks();
			for (int i = 0; i < samples.length; i += block) {
				float[] next = Arrays.copyOfRange(samples, i, i + block);
				peaks.add(next, Math.min(block, samples.length - i));
			}
			assertThat(peaks.samples()).isEqualTo(SECOND);
			assertThat(peaks.peak()).isEqualTo(.5f);
			assertThat(peaks.sounding(3)).as("blocks of %d", block).containsExactly(span(1_001, 24_000), span(24_481, 36_000),
					span(40_000, 40_001));
		}
	}

	@Test
	void silenceSoundsNowhere() {
		SoundPeaks peaks = new SoundPeaks();
		assertThat(peaks.sounding(0)).isEmpty();
		peaks.add(new float[SECOND], SECOND);
		assertThat(peaks.sounding(0)).isEmpty();
		assertThat(peaks.peak()).isZero();
	}

	private static TimeSpan span(int start, int end) {
		return new TimeSpan(3 + start / (double) SECOND, 3 + end / (double) SECOND);
	}
}
