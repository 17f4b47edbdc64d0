package org.demeanor.cli.command;

import java.io.PrintWriter;
import java.time.Duration;

import org.demeanor.Counts;

/** How many films of a calibrated run are drawn: a line for the first, then one every half minute. */
final class DrawingProgress {

	private static final long LINE_NANOS = Duration.ofSeconds(30).toNanos();

	private final PrintWriter err;
	private long lastLine;
	private boolean begun;

	DrawingProgress(PrintWriter err) {
		this.err = err;
	}

	/** Takes that so many of all are drawn, or cannot be. For any thread. */
	synchronized void drawn(int done, int all) {
		if (begun && System.nanoTime() - lastLine < LINE_NANOS)
			return;
		begun = true;
		lastLine = System.nanoTime();
		err.println("demeanor: " + done + " of " + Counts.of(all, "film") + " drawn");
	}
}
