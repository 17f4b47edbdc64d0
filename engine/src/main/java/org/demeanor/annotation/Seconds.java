package org.demeanor.annotation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Times as annotation files write them. */
public final class Seconds {

	/** A microsecond: finer than a sample of sound, coarser than the noise of a double. */
	private static final int DIGITS = 6;

	private Seconds() {}

	/** Plain decimals, at most six, without an exponent: some readers take {@code 5.0E-4} for 4 seconds. */
	public static String text(double seconds) {
		BigDecimal rounded = new BigDecimal(seconds).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
		return rounded.signum() == 0 ? "0" : rounded.toPlainString();
	}

	/** Whole milliseconds, half up, so that both ends of a span follow one rule. */
	public static long millis(double seconds) {
		return new BigDecimal(seconds).setScale(DIGITS, RoundingMode.HALF_UP).movePointRight(3)
				.setScale(0, RoundingMode.HALF_UP).longValueExact();
	}
}
