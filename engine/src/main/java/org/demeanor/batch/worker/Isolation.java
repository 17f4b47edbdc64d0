package org.demeanor.batch.worker;

import java.io.Serializable;

/**
 * The limits of a worker process. Beyond them it is stopped and another one is started.
 *
 * @param timeoutSeconds for one clip, above 0
 * @param memoryBytes of physical memory, Java's heap and native memory together, above 0
 */
public record Isolation(double timeoutSeconds, long memoryBytes) implements Serializable {

	/** An hour for each clip, 4 GiB. */
	public static final Isolation DEFAULT = new Isolation(3600, 4L << 30);

	public Isolation {
		if (!(timeoutSeconds > 0) || memoryBytes < 1)
			throw new IllegalArgumentException("timeout and memory must be above 0");
	}
}
