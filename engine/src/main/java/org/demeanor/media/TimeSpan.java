package org.demeanor.media;

import java.util.ArrayList;
import java.util.Comparator;
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

	/** Returns the time of several stretches, which may overlap, as stretches of which no two touch, in order. */
	public static List<TimeSpan> joined(List<TimeSpan> spans) {
		List<TimeSpan> joined = new ArrayList<>();
		for (TimeSpan span : spans.stream().sorted(Comparator.comparingDouble(TimeSpan::startSeconds)).toList()) {
			TimeSpan last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
			if (last == null || span.startSeconds > last.endSeconds)
				joined.add(span);
			else
				joined.set(joined.size() - 1, new TimeSpan(last.startSeconds, Math.max(last.endSeconds, span.endSeconds)));
		}
		return joined;
	}

	/** Whether one of them holds a moment. */
	public static boolean hold(List<TimeSpan> spans, double seconds) {
		// A loop, not a stream: a reader asks about each of an hour's frames.
		for (TimeSpan span : spans)
			if (seconds >= span.startSeconds && seconds < span.endSeconds)
				return true;
		return false;
	}

	/** Whether one of them shares time with a stretch. */
	public static boolean overlap(List<TimeSpan> spans, double start, double end) {
		for (TimeSpan span : spans)
			if (span.startSeconds < end && span.endSeconds > start)
				return true;
		return false;
	}
}
