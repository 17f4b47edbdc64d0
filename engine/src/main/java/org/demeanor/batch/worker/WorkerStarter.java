package org.demeanor.batch.worker;

import java.io.IOException;

import org.demeanor.BackgroundTask;

/**
 * Starts worker processes. It can start the first one ahead, before the work is known, so that Java and the native
 * libraries start there while this process reads options. For any thread.
 */
public final class WorkerStarter {

	private final Isolation isolation;
	private BackgroundTask<StartedWorker, IOException> ahead;

	/** @param isolation the limits of a worker */
	public WorkerStarter(Isolation isolation) {
		this.isolation = isolation;
	}

	/** Begins to start a worker at once and gives it to the first caller; if nobody asks, it ends with this process. */
	public static WorkerStarter ahead(Isolation isolation) {
		WorkerStarter starter = new WorkerStarter(isolation);
		starter.ahead = new BackgroundTask<>(() -> StartedWorker.start(isolation), true);
		// If this process is stopped while it starts a worker, it would leave that worker's folder.
		Runtime.getRuntime().addShutdownHook(new Thread(starter::dismiss, "worker ahead"));
		return starter;
	}

	/**
	 * A starter for workers with other limits. It takes over the worker that was started ahead, if that one's memory
	 * fits.
	 */
	public synchronized WorkerStarter within(Isolation other) {
		WorkerStarter starter = new WorkerStarter(other);
		starter.ahead = ahead;
		ahead = null;
		return starter;
	}

	Isolation isolation() {
		return isolation;
	}

	/** @throws IOException if no process can be started */
	StartedWorker start() throws IOException {
		StartedWorker begun = begun();
		if (begun != null && begun.memoryBytes() == isolation.memoryBytes())
			return begun;
		if (begun != null)
			begun.close();
		return StartedWorker.start(isolation);
	}

	/** Ends the worker that was started ahead, if none is needed. */
	public void dismiss() {
		try {
			StartedWorker begun = begun();
			if (begun != null)
				begun.close();
		}
		catch (IOException neverStarted) {
			System.getLogger(WorkerStarter.class.getName()).log(System.Logger.Level.DEBUG, "ahead", neverStarted);
		}
	}

	// -- Helper methods --

	/** The worker that was started ahead, for the first caller; {@code null} if there is none, and for all others. */
	private StartedWorker begun() throws IOException {
		BackgroundTask<StartedWorker, IOException> taken;
		synchronized (this) {
			taken = ahead;
			ahead = null;
		}
		return taken == null ? null : taken.get();
	}
}
