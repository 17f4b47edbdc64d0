package org.demeanor.cli.terminal;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets a long run say something every half minute, and not more often. Not thread-safe. */
public final class HalfMinutes {

	private static final long NANOS = Duration.ofSeconds(30).toNanos();

	private final LongSupplier clock;
	private long last;

	/** The first one begins now. */
	public HalfMinutes() {
		this(System::nanoTime);
	}

	/** @param clock counts nanoseconds */
	HalfMinutes(LongSupplier clock) {
		this.clock = clock;
		last = clock.getAsLong();
	}

	/** Whether one is over; the next one then begins now. */
	public boolean isOver() {
		long now = clock.getAsLong();
		if (now - last < NANOS)
			return false;
		last = now;
		return true;
	}
}
