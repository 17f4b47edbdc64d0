package org.demeanor.voice.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class DecibelsTest {

	@Test
	void ofAFloatEqualsTheLibrarysLogarithmToTheLastBitOfAFloat() {
		SplittableRandom random = new SplittableRandom(1);
		int powers = 2_000_000;
		int others = 0;
		for (int i = 0; i < powers; i++) {
			// Any bit pattern of a positive, finite float.
			float power = Float.intBitsToFloat(random.nextInt(1, 0x7f80_0000));
			float library = (float) library(power);
			if ((float) Decibels.of(power) != library) {
				others++;
				// Rounded to the other side of a tie.
				assertThat(Math.abs((float) Decibels.of(power) - library)).isLessThanOrEqualTo(Math.ulp(library));
			}
		}
		assertThat(others).isLessThanOrEqualTo(powers / 1_000_000);
	}

	@Test
	void equalsTheLibrarysLogarithm() {
		SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 2_000_000; i++) {
			// Any bit pattern of a positive, finite number.
			double power = Double.longBitsToDouble(random.nextLong(1, 0x7ff0_0000_0000_0000L));
			assertThat(Decibels.of(power)).as("%s", power).isCloseTo(library(power), within(1e-11));
		}
	}

	@Test
	void equalsTheLibrarysLogarithmNearOne() {
		SplittableRandom random = new SplittableRandom(2);
		for (int i = 0; i < 1_000_000; i++) {
			double power = random.nextDouble(.5, 2);
			assertThat(Decibels.of(power)).as("%s", power).isCloseTo(library(power), within(2e-12));
		}
	}

	@Test
	void knowsTheEdges() {
		for (double power : new double[] { 0, Double.MIN_VALUE, Double.MIN_NORMAL, 1, Math.nextDown(1.), Math.nextUp(1.),
				Math.nextDown(2.), Double.MAX_VALUE, Double.POSITIVE_INFINITY })
			assertThat((float) Decibels.of(power)).as("%s", power).isEqualTo((float) library(power));
		assertThat(Decibels.of(Double.NaN)).isNaN();
	}

	private static double library(double power) {
		return 10 * Math.log10(power);
	}
}
