package org.demeanor.batch.worker;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The signals that ask a process to end. A shutdown hook is too late: other hooks free native libraries at the same
 * time, while the clip in hand still needs them.
 */
public final class StopSignals {

	private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

	/** Schedulers send a signal in more than one way: SLURM's srun and its daemon both do, within some milliseconds. */
	private static final long ONE_REQUEST_NANOS = TimeUnit.SECONDS.toNanos(2);

	/** Shells add this to the number of the signal that ended a process. */
	private static final int DIED = 128;

	private StopSignals() {}

	/**
	 * Runs {@code stop} on the first such signal. Further ones within two seconds count as the same; a later one ends
	 * the process with the code that shells give to a process that died of the signal. Workers end with their driver.
	 */
	public static void onFirst(Runnable stop) {
		// Java cannot raise a signal whose handler is the system's.
		Consumer<Signal> requests = requests(stop, signal -> Runtime.getRuntime().halt(DIED + signal.getNumber()), System::nanoTime);
		handle(requests::accept);
	}

	/**
	 * Counts signals, each perhaps on its own thread.
	 *
	 * @param first runs once
	 * @param later handles a second request
	 */
	static <S> Consumer<S> requests(Runnable first, Consumer<S> later, LongSupplier nanos) {
		AtomicReference<Long> begin = new AtomicReference<>();
		return signal -> {
			if (begin.compareAndSet(null, nanos.getAsLong()))
				first.run();
			else if (nanos.getAsLong() - begin.get() > ONE_REQUEST_NANOS)
				later.accept(signal);
		};
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
