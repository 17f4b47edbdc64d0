package org.demeanor.batch.worker;

import java.io.Serializable;

/**
 * The limits of a worker process. Beyond them it is stopped and another one is started.
 *
 * @param timeoutSeconds for one clip, above 0
 * @param beyondLength whether twice the clip's own length comes on top of that, once it is known; an hour for a clip that
 *        does not say its length
 * @param memoryBytes of physical memory, Java's heap and native memory together, above 0
 */
public record Isolation(double timeoutSeconds, boolean beyondLength, long memoryBytes) implements Serializable {

	/** Ten minutes beyond the clip's length, 4 GiB. */
	public static final Isolation DEFAULT = new Isolation(600, true, 4L << 30);

	private static final double TIMES_LENGTH = 2;
	private static final double UNKNOWN_LENGTH_SECONDS = 3600;

	public Isolation {
		if (!(timeoutSeconds > 0) || memoryBytes < 1)
			throw new IllegalArgumentException("timeout and memory must be above 0");
	}

	/** The same time for every clip. */
	public Isolation(double timeoutSeconds, long memoryBytes) {
		this(timeoutSeconds, false, memoryBytes);
	}

	/**
	 * How long a clip may take.
	 *
	 * @param lengthSeconds of the clip; 0 if it does not say
	 */
	public double seconds(double lengthSeconds) {
		if (!beyondLength)
			return timeoutSeconds;
		return timeoutSeconds + (lengthSeconds > 0 ? TIMES_LENGTH * lengthSeconds : UNKNOWN_LENGTH_SECONDS);
	}
}
