package org.demeanor.cli.command;

import java.io.PrintWriter;

import org.demeanor.Counts;
import org.demeanor.batch.worker.StopSignals;

/** What a user does who wants a run to end, and is told then. */
final class StopRequest {

	private StopRequest() {}

	/** From now on the first signal calls {@code stop}, which lets the clips in hand be finished. */
	static void calls(Runnable stop, PrintWriter err) {
		StopSignals.onFirst(() -> {
			err.println("demeanor: stopping when the clips in hand are finished; a signal after two seconds stops at once");
			stop.run();
		});
	}

	/** What the run says at its end. */
	static void tell(int left, int clips, PrintWriter err) {
		err.printf("stopped with %d of %s left; --resume goes on%n", left, Counts.of(clips, "clip"));
	}
}
