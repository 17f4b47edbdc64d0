package org.demeanor.annotation.segment;

import java.util.Objects;

/**
 * A part of a clip that a user asks about, e.g. a trial.
 *
 * @param clip the clip's name or file name; empty if the file does not say
 * @param name what the user calls it
 * @param tier the tier that it stood in; empty if there is none
 * @param startSeconds in the clip's time
 * @param endSeconds in the clip's time, not before the start
 * @param person number of the person whom it is about; empty for the main one
 */
public record Segment(String clip, String name, String tier, double startSeconds, double endSeconds, String person) {

	/** @throws IllegalArgumentException if a time is not finite or the end is before the start */
	public Segment {
		Objects.requireNonNull(clip);
		Objects.requireNonNull(name);
		Objects.requireNonNull(tier);
		Objects.requireNonNull(person);
		if (!Double.isFinite(startSeconds) || !Double.isFinite(endSeconds) || endSeconds < startSeconds)
			throw new IllegalArgumentException("no segment: " + startSeconds + " to " + endSeconds);
	}
}
