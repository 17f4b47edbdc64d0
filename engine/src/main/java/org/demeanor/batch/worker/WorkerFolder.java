package org.demeanor.batch.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.file.TemporaryFolder;

/**
 * A worker's own temporary folder. Libraries unpack into it, and it is deleted when the worker ends, however that
 * happens.
 */
public final class WorkerFolder {

	private static final String PREFIX = "demeanor-worker-";
	/** A library may still be unpacking while its process ends. */
	private static final int ATTEMPTS = 10;

	private WorkerFolder() {}

	/** Its name has the number of the process that started the worker, so that several runs on a machine are told apart. */
	static Path create() throws IOException {
		return Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
	}

	/** Deletes such a folder and everything in it; touches nothing else. */
	public static void delete(Path folder) {
		if (!String.valueOf(folder.getFileName()).startsWith(PREFIX))
			return;
		// Windows keeps libraries that are in use; the driver deletes the folder when the worker is gone.
		for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++)
			TemporaryFolder.delete(folder);
	}
}
