package org.demeanor.media.stack;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far apart the pictures of a stack are in time.
 *
 * @param seconds above 0
 * @param notes what had to be guessed; empty if the stack says it
 */
public record FrameInterval(double seconds, List<String> notes) {

	/** Where nothing tells the rate: that of the video that most often comes without one. */
	private static final int DEFAULT_FRAMES_PER_SECOND = 25;

	public FrameInterval {
		if (!isInterval(seconds))
			throw new IllegalArgumentException("an interval must be above 0, not " + seconds);
	}

	/** An interval that is told. */
	public static FrameInterval of(double seconds) {
		return new FrameInterval(seconds, List.of());
	}

	/** The default interval, with a note that it is one. */
	public static FrameInterval assumed() {
		return new FrameInterval(1.0 / DEFAULT_FRAMES_PER_SECOND,
				List.of("no frame interval: " + DEFAULT_FRAMES_PER_SECOND + " frames a second assumed"));
	}

	/** Whether a number of seconds can be an interval. */
	public static boolean isInterval(double seconds) {
		return seconds > 0 && seconds < Double.POSITIVE_INFINITY;
	}

	/** Frames a second; empty if that was guessed. */
	public OptionalDouble framesPerSecond() {
		return notes.isEmpty() ? OptionalDouble.of(1 / seconds) : OptionalDouble.empty();
	}
}
