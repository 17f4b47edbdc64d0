package org.demeanor.batch.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A worker's own temporary folder. Libraries unpack into it, and it is deleted when the worker ends, however that
 * happens.
 */
public final class WorkerFolder {

	private static final String PREFIX = "demeanor-worker-";
	/** A library may still be unpacking while its process ends. */
	private static final int ATTEMPTS = 10;

	private WorkerFolder() {}

	static Path create() throws IOException {
		return Files.createTempDirectory(PREFIX);
	}

	/** Deletes such a folder and everything in it; touches nothing else. */
	public static void delete(Path folder) {
		if (!String.valueOf(folder.getFileName()).startsWith(PREFIX))
			return;
		for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++)
			deleteOnce(folder);
	}

	private static void deleteOnce(Path folder) {
		try (Stream<Path> walk = Files.walk(folder)) {
			List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
			for (Path path : deepestFirst)
				Files.deleteIfExists(path);
		}
		catch (IOException | UncheckedIOException leftBehind) {
			// Windows keeps libraries that are in use; the driver deletes the folder when the worker is gone.
			System.getLogger(WorkerFolder.class.getName()).log(System.Logger.Level.DEBUG, folder.toString(), leftBehind);
		}
	}
}
