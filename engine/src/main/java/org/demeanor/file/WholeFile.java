package org.demeanor.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** Reads a large file into memory, or says how much memory that takes. */
public final class WholeFile {

	/** Java keeps no array that is larger. */
	private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

	private WholeFile() {}

	/**
	 * @param stage to name where the file does not fit into memory
	 * @throws StageException if Java has too little memory for it
	 * @throws IOException if it cannot be read
	 */
	public static byte[] read(Path file, Stage stage) throws StageException, IOException {
		long size = Files.size(file);
		// A worker ends where memory does, so ask first.
		if (size > Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory()))
			throw tooLarge(file, size, stage, null);
		try {
			return Files.readAllBytes(file);
		}
		catch (OutOfMemoryError full) {
			throw tooLarge(file, size, stage, full);
		}
	}

	private static StageException tooLarge(Path file, long size, Stage stage, Throwable why) {
		return new StageException(stage, file.toString(), size > MOST_BYTES ? "is larger than 2 GB; save a net with external data"
				: "has " + mebibytes(size) + " MiB, and Java may use " + mebibytes(Runtime.getRuntime().maxMemory())
						+ " here: give it more, for analyze by --memory-per-worker, else by DEMEANOR_JAVA_OPTS=-Xmx", why);
	}

	private static long mebibytes(long bytes) {
		return bytes >> 20;
	}
}
