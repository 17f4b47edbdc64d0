package org.demeanor.voice;

/**
 * A stretch of time in which somebody speaks.
 *
 * @param startSeconds in the clip's time
 * @param endSeconds in the clip's time
 */
public record SpeechSpan(double startSeconds, double endSeconds) {

	/** Seconds of it that lie within another stretch. */
	public double within(double start, double end) {
		return Math.max(0, Math.min(endSeconds, end) - Math.max(startSeconds, start));
	}
}
