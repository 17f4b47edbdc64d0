package org.demeanor.face.sampling;

import java.util.OptionalDouble;

/**
 * Moments of a clip's time, at equal distances from 0 on, at which detection begins anew: what it finds from there on does
 * not depend on where reading began, so that a segment alone has the faces of the whole clip.
 *
 * @param everySeconds from one moment to the next, above 0
 */
record FreshStarts(double everySeconds) {

	/** Often enough that little is read before a segment; seldom enough that hardly a box of a whole clip changes. */
	private static final double SECONDS = 10;

	/** Samples from one moment to the next at the least: each fresh start searches a whole picture. */
	private static final int SAMPLES = 10;

	/**
	 * The moments for a clip.
	 *
	 * @param framesPerSecond of the clip, if known
	 */
	static FreshStarts of(FrameSampling sampling, OptionalDouble framesPerSecond) {
		double step = framesPerSecond.isPresent() ? sampling.step() / framesPerSecond.getAsDouble() : 0;
		return new FreshStarts(Math.max(SECONDS, SAMPLES * Math.max(sampling.everySeconds(), step)));
	}

	/** Returns the number of the last moment that is not behind a time. */
	long number(double seconds) {
		return (long) Math.floor(seconds / everySeconds);
	}

	/** Returns the last moment that is not behind a time. */
	double before(double seconds) {
		return number(seconds) * everySeconds;
	}
}
