package org.demeanor.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

	@Test
	void decimalsAreThoseOfTheFormatter() {
		SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 200_000; i++) {
			assertFormatted(random.nextDouble());
			assertFormatted(random.nextDouble(-2e6, 2e6));
			assertFormatted(Double.longBitsToDouble(random.nextLong()));
			// Ties, and what lies beside them.
			double tie = (random.nextInt(-2_000_000, 2_000_000) + .5) / 1e6;
			assertFormatted(tie);
			assertFormatted(Math.nextUp(tie));
			assertFormatted(Math.nextDown(tie));
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -0., 1, -1, .9999995, .99999949, 1e-6, 4.9e-7, 5e-7, 5.1e-7, -4e-7, 999_999.9999999, 1e6, -123.000001, 1e15,
			1e300, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
	void soAreTheEdges(double value) {
		assertFormatted(value);
	}

	private static void assertFormatted(double value) {
		assertThat(Columns.decimal(value)).isEqualTo(String.format(Locale.ROOT, "%.6f", value));
	}
}
