package org.demeanor.cli.terminal;

import java.io.PrintWriter;

import org.demeanor.Counts;

/** How many films of a calibrated run are drawn: a line for the first, then one every half minute. */
public final class DrawingProgress {

	private final PrintWriter err;
	/** Null until the first line. */
	private HalfMinutes halves;

	/** @param err gets the lines */
	public DrawingProgress(PrintWriter err) {
		this.err = err;
	}

	/** Takes that so many of all are drawn, or cannot be. For any thread. */
	public synchronized void drawn(int done, int all) {
		if (halves == null)
			halves = new HalfMinutes();
		else if (!halves.isOver())
			return;
		err.println("demeanor: " + done + " of " + Counts.of(all, "film") + " drawn");
	}
}
