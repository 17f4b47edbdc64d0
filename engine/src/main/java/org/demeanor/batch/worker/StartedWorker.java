package org.demeanor.batch.worker;

import java.io.IOException;
import java.nio.file.Path;

/** A started worker process, its own folder, and its limits. Closing it kills it. */
record StartedWorker(Process process, Path folder, long memoryBytes) implements AutoCloseable {

	/**
	 * Starts one. It waits for {@link WorkerProtocol.Setup}, and ends when its driver ends.
	 *
	 * @throws IOException if it cannot be started here
	 */
	static StartedWorker start(Isolation isolation) throws IOException {
		Path folder = WorkerFolder.create();
		try {
			return new StartedWorker(WorkerCommand.of(isolation, folder).start(), folder, isolation.memoryBytes());
		}
		catch (IOException | RuntimeException refused) {
			WorkerFolder.delete(folder);
			throw refused;
		}
	}

	@Override
	public void close() {
		try {
			process.destroyForcibly().waitFor();
		}
		catch (InterruptedException hurry) {
			Thread.currentThread().interrupt();
		}
		WorkerFolder.delete(folder);
	}
}
