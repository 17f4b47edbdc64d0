package org.demeanor.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class DecibelsTest {

	@Test
	void equalsTheLibrarysLogarithmToTheLastBit() {
		SplittableRandom random = new SplittableRandom(1);
		int powers = 2_000_000;
		int others = 0;
		for (int i = 0; i < powers; i++) {
			// Any bit pattern of a positive, finite float.
			float power = Float.intBitsToFloat(random.nextInt(1, 0x7f80_0000));
			if (Decibels.of(power) != library(power)) {
				others++;
				// Rounded to the other side of a tie.
				assertThat(Math.abs(Decibels.of(power) - library(power))).isLessThanOrEqualTo(Math.ulp(library(power)));
			}
		}
		assertThat(others).isLessThanOrEqualTo(powers / 1_000_000);
	}

	@Test
	void knowsTheEdges() {
		for (float power : new float[] { 0, Float.MIN_VALUE, Float.MIN_NORMAL, 1, Math.nextDown(1f), Math.nextUp(1f),
				Math.nextDown(2f), Float.MAX_VALUE, Float.POSITIVE_INFINITY })
			assertThat(Decibels.of(power)).as("%s", power).isEqualTo(library(power));
		assertThat(Decibels.of(Float.NaN)).isNaN();
	}

	private static float library(float power) {
		return (float) (10 * Math.log10(power));
	}
}
