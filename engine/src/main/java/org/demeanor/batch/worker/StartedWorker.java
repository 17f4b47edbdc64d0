package org.demeanor.batch.worker;

import java.io.IOException;
import java.nio.file.Path;

/** A worker process that was started: its own folder, and the limits that it was started with. Closing it kills it. */
record StartedWorker(Process process, Path folder, long memoryBytes) implements AutoCloseable {

	/**
	 * Starts one. It waits for {@link WorkerProtocol.Setup}, and ends where its driver does.
	 *
	 * @throws IOException if that is not possible here
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
