package org.demeanor.analysis;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that is done on a thread of its own meanwhile or, without one, when its result is asked for. */
final class Aside<T> {

	/** Native libraries recurse into damaged files deeper than Java's usual stack allows. */
	private static final long STACK_BYTES = 64L << 20;

	private final FutureTask<T> task;
	private final boolean ownThread;

	/** @param work throws nothing checked */
	Aside(Callable<T> work, boolean ownThread) {
		task = new FutureTask<>(work);
		this.ownThread = ownThread;
		if (ownThread) {
			Thread thread = new Thread(null, task, "aside", STACK_BYTES);
			thread.setDaemon(true);
			thread.start();
		}
	}

	/** Waits for the result, also when interrupted: the work may use what its caller closes next. */
	T get() {
		if (!ownThread)
			task.run();
		boolean interrupted = false;
		try {
			while (true)
				try {
					return task.get();
				}
				catch (InterruptedException later) {
					interrupted = true;
				}
		}
		catch (ExecutionException failed) {
			if (failed.getCause() instanceof Error fatal)
				throw fatal;
			throw (RuntimeException) failed.getCause();
		}
		finally {
			if (interrupted)
				Thread.currentThread().interrupt();
		}
	}
}
