package org.demeanor.batch.run;

import java.util.Optional;

import org.bytedeco.javacpp.Pointer;
import org.demeanor.DaemonThread;
import org.demeanor.batch.worker.Isolation;

/**
 * Keeps a process that analyses a clip itself within the limits of a worker. Beyond them it ends at once, and whoever
 * supervises it tries again with workers. It also ends when that supervisor does.
 */
final class SelfWatch {

	/** The exit code of a process that went beyond its limits. */
	private static final int BEYOND_LIMITS = 86;

	private static final long MILLIS = 200;

	private final Isolation isolation;
	private final Runnable end;
	private final long start = System.nanoTime();
	private volatile double seconds;

	/** @param end ends the process */
	SelfWatch(Isolation isolation, Runnable end) {
		this.isolation = isolation;
		this.end = end;
		seconds = isolation.timeoutSeconds();
	}

	/** Begins to watch this process. */
	static SelfWatch start(Isolation isolation) {
		SelfWatch watch = new SelfWatch(isolation, () -> Runtime.getRuntime().halt(BEYOND_LIMITS));
		DaemonThread.start("limits", watch::run);
		return watch;
	}

	/** @param lengthSeconds of the clip in hand; 0 if it does not say */
	void opened(double lengthSeconds) {
		seconds = isolation.seconds(lengthSeconds);
	}

	/** Returns once a limit is passed, after {@code end} has run. */
	void run() {
		Optional<ProcessHandle> parent = ProcessHandle.current().parent();
		try {
			while (Pointer.physicalBytes() <= isolation.memoryBytes() && (System.nanoTime() - start) * 1e-9 <= seconds
					&& parent.equals(ProcessHandle.current().parent()))
				Thread.sleep(MILLIS);
			end.run();
		}
		catch (InterruptedException neverDone) {
			Thread.currentThread().interrupt();
		}
	}
}
