package org.demeanor.inference;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A stack for native code that recurses: beyond the end of Java's usual one the whole process would die. */
final class DeepStack {

	private static final long BYTES = 64L << 20;

	private DeepStack() {}

	/**
	 * Calls some work on a thread with such a stack and waits for it, also when interrupted.
	 *
	 * @throws ExecutionException with what the work threw
	 */
	static <T> T call(Callable<T> work) throws ExecutionException {
		FutureTask<T> task = new FutureTask<>(work);
		new Thread(null, task, "deep stack", BYTES).start();
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
		finally {
			if (interrupted)
				Thread.currentThread().interrupt();
		}
	}
}
