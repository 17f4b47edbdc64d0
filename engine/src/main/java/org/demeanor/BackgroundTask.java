package org.demeanor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work that runs on its own thread meanwhile or, without one, when its result is asked for.
 *
 * @param <T> the result
 * @param <X> what it throws besides unchecked exceptions; {@link RuntimeException} for nothing
 */
public final class BackgroundTask<T, X extends Exception> {

	/** Native code recurses deep: into damaged files, and into nets of many layers. */
	private static final long STACK_BYTES = 64L << 20;

	/** The work. */
	@FunctionalInterface
	public interface Work<T, X extends Exception> {

		T run() throws X;
	}

	private final FutureTask<T> task;
	private final boolean ownThread;

	/**
	 * @param ownThread whether to begin at once, on a thread with a larger stack than Java's usual one; native code
	 *        that overruns a stack takes the whole process down
	 */
	public BackgroundTask(Work<T, X> work, boolean ownThread) {
		task = new FutureTask<>(work::run);
		this.ownThread = ownThread;
		if (ownThread) {
			Thread thread = new Thread(null, task, "background task", STACK_BYTES);
			thread.setDaemon(true);
			thread.start();
		}
	}

	/**
	 * Waits for the result, also when interrupted, because the work may use what its caller closes next.
	 *
	 * @throws X what the work threw; its unchecked exceptions and errors are thrown, too
	 */
	@SuppressWarnings("unchecked")
	public T get() throws X {
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
			if (failed.getCause() instanceof RuntimeException unchecked)
				throw unchecked;
			throw (X) failed.getCause();
		}
		finally {
			if (interrupted)
				Thread.currentThread().interrupt();
		}
	}
}
