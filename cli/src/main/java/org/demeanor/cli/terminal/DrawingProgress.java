package org.demeanor.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;

import org.demeanor.Counts;

/** How many films of a calibrated run are drawn: a line for the first, then one every half minute. */
public final class DrawingProgress {

	private static final long LINE_NANOS = Duration.ofSeconds(30).toNanos();

	private final PrintWriter err;
	private long lastLine;
	private boolean begun;

	/** @param err gets the lines */
	public DrawingProgress(PrintWriter err) {
		this.err = err;
	}

	/** Takes that so many of all are drawn, or cannot be. For any thread. */
	public synchronized void drawn(int done, int all) {
		if (begun && System.nanoTime() - lastLine < LINE_NANOS)
			return;
		begun = true;
		lastLine = System.nanoTime();
		err.println("demeanor: " + done + " of " + Counts.of(all, "film") + " drawn");
	}
}
