package org.demeanor.batch.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A started worker process, its own folder, its limits, and whether it may use vectors. Closing it kills it. */
record StartedWorker(Process process, Path folder, long memoryBytes, boolean vectors) implements AutoCloseable {

	private static final long END_SECONDS = 10;

	/**
	 * Starts one. It waits for {@link WorkerProtocol.Setup}, and ends when its driver ends.
	 *
	 * @throws IOException if it cannot be started here
	 */
	static StartedWorker start(Isolation isolation, boolean vectors) throws IOException {
		Path folder = WorkerFolder.create();
		try {
			return new StartedWorker(WorkerCommand.of(isolation, vectors, folder).start(), folder, isolation.memoryBytes(),
					vectors);
		}
		catch (IOException | RuntimeException refused) {
			WorkerFolder.delete(folder);
			throw refused;
		}
	}

	@Override
	public void close() {
		try {
			// A process that waits for a dead network drive does not even hear of being killed.
			process.destroyForcibly().waitFor(END_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException hurry) {
			Thread.currentThread().interrupt();
		}
		WorkerFolder.delete(folder);
	}
}
