package org.demeanor.annotation;

import java.util.Objects;

/**
 * A labelled stretch of time; a point in time has equal ends.
 *
 * @param startSeconds in the medium's time
 * @param endSeconds in the medium's time, not before the start
 * @param label what holds there; may be empty at a point
 */
public record Span(double startSeconds, double endSeconds, String label) {

	/** @throws IllegalArgumentException if a time is not finite or the end is before the start */
	public Span {
		Objects.requireNonNull(label);
		if (!Double.isFinite(startSeconds) || !Double.isFinite(endSeconds) || endSeconds < startSeconds)
			throw new IllegalArgumentException("no span: " + startSeconds + " to " + endSeconds);
	}

	/** Returns the length in seconds; 0 for a point. */
	public double seconds() {
		return endSeconds - startSeconds;
	}
}
