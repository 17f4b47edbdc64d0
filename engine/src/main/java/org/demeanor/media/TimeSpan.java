package org.demeanor.media;

import java.util.List;

/**
 * A stretch of a clip's time.
 *
 * @param startSeconds where it begins
 * @param endSeconds where it ends, exclusive; above the start
 */
public record TimeSpan(double startSeconds, double endSeconds) {

	public TimeSpan {
		if (!(endSeconds > startSeconds))
			throw new IllegalArgumentException("no stretch of time: " + startSeconds + " to " + endSeconds);
	}

	/** Whether one of them holds a moment. */
	public static boolean hold(List<TimeSpan> spans, double seconds) {
		return spans.stream().anyMatch(span -> seconds >= span.startSeconds && seconds < span.endSeconds);
	}

	/** Whether one of them shares time with a stretch. */
	public static boolean overlap(List<TimeSpan> spans, double start, double end) {
		return spans.stream().anyMatch(span -> span.startSeconds < end && span.endSeconds > start);
	}
}
