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

	/**
	 * Begins to start a worker at once and gives it to the first caller; if nobody asks, it ends with this process.
	 *
	 * @param vectors whether it may use Java's vectors
	 */
	public static WorkerStarter ahead(Isolation isolation, boolean vectors) {
		WorkerStarter starter = new WorkerStarter(isolation);
		starter.ahead = new BackgroundTask<>(() -> StartedWorker.start(isolation, vectors), true);
		// If this process is stopped while it starts a worker, it would leave that worker's folder.
		Runtime.getRuntime().addShutdownHook(new Thread(starter::dismiss, "worker ahead"));
		return starter;
	}

	/**
	 * A starter for workers with other limits. It takes over the worker that was started ahead, if that one's memory
	 * and use of vectors fit.
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

	/**
	 * @param vectors whether it may use Java's vectors
	 * @throws IOException if no process can be started
	 */
	StartedWorker start(boolean vectors) throws IOException {
		StartedWorker begun = begun();
		if (begun != null && begun.memoryBytes() == isolation.memoryBytes() && (begun.vectors() || !vectors))
			return begun;
		if (begun != null)
			begun.close();
		return StartedWorker.start(isolation, vectors);
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
