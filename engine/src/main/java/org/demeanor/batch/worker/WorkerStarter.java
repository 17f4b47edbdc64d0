package org.demeanor.batch.worker;

import java.io.IOException;

import org.demeanor.BackgroundTask;

/**
 * Starts worker processes, the first one perhaps ahead: before it is known what the workers are to do, so that Java and
 * the native libraries start there while the rest is found out here. For any thread.
 */
public final class WorkerStarter {

	private final Isolation isolation;
	private BackgroundTask<StartedWorker, IOException> ahead;

	/** @param isolation what a worker may use */
	public WorkerStarter(Isolation isolation) {
		this.isolation = isolation;
	}

	/** One that begins at once to start a worker. It is the first that is asked for; unasked for, it ends with this process. */
	public static WorkerStarter ahead(Isolation isolation) {
		WorkerStarter starter = new WorkerStarter(isolation);
		starter.ahead = new BackgroundTask<>(() -> StartedWorker.start(isolation), true);
		// Stopped while it starts one, this process would leave the folder that was made for it.
		Runtime.getRuntime().addShutdownHook(new Thread(starter::dismiss, "worker ahead"));
		return starter;
	}

	/** One for workers that may use something else. What was begun here is that one's, if it has the memory that it asks for. */
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

	/** Ends what was begun, where no worker is needed after all. */
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

	/** What was begun, for the first who asks; {@code null} if nothing was, or for all others. */
	private StartedWorker begun() throws IOException {
		BackgroundTask<StartedWorker, IOException> taken;
		synchronized (this) {
			taken = ahead;
			ahead = null;
		}
		return taken == null ? null : taken.get();
	}
}
