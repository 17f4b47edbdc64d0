package org.demeanor.media.stack;

import java.util.Locale;
import java.util.OptionalDouble;

/** Names of units of time, as images of microscopes have them. */
public final class TimeUnits {

	private TimeUnits() {}

	/** One unit in seconds; empty for a word that names no time. */
	public static OptionalDouble seconds(String unit) {
		return switch (unit.strip().toLowerCase(Locale.ROOT)) {
			case "s", "sec", "secs", "second", "seconds" -> OptionalDouble.of(1);
			case "ms", "msec", "msecs", "millisecond", "milliseconds" -> OptionalDouble.of(1e-3);
			// The micro sign and the Greek letter look the same; both are in use.
			case "us", "\u00b5s", "\u03bcs", "usec", "microsecond", "microseconds" -> OptionalDouble.of(1e-6);
			case "min", "mins", "minute", "minutes" -> OptionalDouble.of(60);
			case "h", "hr", "hour", "hours" -> OptionalDouble.of(3600);
			default -> OptionalDouble.empty();
		};
	}
}
