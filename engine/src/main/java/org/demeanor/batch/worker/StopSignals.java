package org.demeanor.batch.worker;

import java.util.List;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The signals that ask a process to end. A shutdown hook would be too late: other hooks free native libraries beside it,
 * while the clip in hand still needs them.
 */
public final class StopSignals {

	private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

	private StopSignals() {}

	/** From now on runs {@code stop} on the first such signal; the second one ends the process. */
	public static void onFirst(Runnable stop) {
		handle(signal -> {
			handle(SignalHandler.SIG_DFL);
			stop.run();
		});
	}

	/** A terminal's Ctrl-C reaches all processes of a run; its workers end when their driver does. */
	static void ignore() {
		handle(SignalHandler.SIG_IGN);
	}

	private static void handle(SignalHandler handler) {
		for (String name : NAMES)
			try {
				Signal.handle(new Signal(name), handler);
			}
			catch (IllegalArgumentException notOnThisSystem) {
				System.getLogger(StopSignals.class.getName()).log(System.Logger.Level.DEBUG, name, notOnThisSystem);
			}
	}
}
