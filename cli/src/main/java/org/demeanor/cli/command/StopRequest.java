package org.demeanor.cli.command;

import java.io.PrintWriter;

import org.demeanor.Counts;
import org.demeanor.batch.worker.StopSignals;

/** Lets a user stop a run, and says what happens. */
final class StopRequest {

	private StopRequest() {}

	/** From now on the first signal calls {@code stop}, which finishes the clips in hand. */
	static void calls(Runnable stop, PrintWriter err) {
		StopSignals.onFirst(() -> {
			err.println("demeanor: stopping when the clips in hand are finished; a signal after two seconds stops at once");
			stop.run();
		});
	}

	/** What a stopped run says at its end. */
	static void tell(int left, int clips, PrintWriter err) {
		err.printf("stopped with %d of %s left; --resume goes on%n", left, Counts.of(clips, "clip"));
	}
}
