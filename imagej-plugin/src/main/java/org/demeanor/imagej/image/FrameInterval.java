package org.demeanor.imagej.image;

import java.util.Locale;
import java.util.OptionalDouble;

import ij.measure.Calibration;

/** The time between frames of an open image. */
final class FrameInterval {

	/** The rate if an image has none: that of the videos that most often come without one. */
	static final double DEFAULT_FRAMES_PER_SECOND = 25;

	private FrameInterval() {}

	/**
	 * The calibrated frame interval. If there is none, or its unit is not one of time, the rate at which the stack is
	 * played; if that is not set either, {@value #DEFAULT_FRAMES_PER_SECOND} frames a second.
	 *
	 * @return seconds, above 0
	 */
	static double seconds(Calibration calibration) {
		OptionalDouble unit = unitSeconds(calibration.getTimeUnit());
		if (usable(calibration.frameInterval) && unit.isPresent())
			return calibration.frameInterval * unit.getAsDouble();
		return 1 / (usable(calibration.fps) ? calibration.fps : DEFAULT_FRAMES_PER_SECOND);
	}

	/** One unit in seconds; empty if the word is not a unit of time. */
	private static OptionalDouble unitSeconds(String unit) {
		return switch (unit.strip().toLowerCase(Locale.ROOT)) {
			case "s", "sec", "secs", "second", "seconds" -> OptionalDouble.of(1);
			case "ms", "msec", "msecs", "millisecond", "milliseconds" -> OptionalDouble.of(1e-3);
			// The micro sign and the Greek letter look the same, and both are in use.
			case "us", "\u00b5s", "\u03bcs", "usec", "microsecond", "microseconds" -> OptionalDouble.of(1e-6);
			case "min", "mins", "minute", "minutes" -> OptionalDouble.of(60);
			case "h", "hr", "hour", "hours" -> OptionalDouble.of(3600);
			default -> OptionalDouble.empty();
		};
	}

	private static boolean usable(double value) {
		return value > 0 && value < Double.POSITIVE_INFINITY;
	}
}
