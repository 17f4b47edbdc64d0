package org.demeanor.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for files that nobody needs for long. Closing it deletes it and everything in it. */
public final class TemporaryFolder implements AutoCloseable {

	private final Path path;

	private TemporaryFolder(Path path) {
		this.path = path;
	}

	/**
	 * Makes a new one.
	 *
	 * @param prefix of its name
	 * @throws IOException if it cannot be made
	 */
	public static TemporaryFolder create(String prefix) throws IOException {
		return new TemporaryFolder(Files.createTempDirectory(prefix));
	}

	/** Where it is. */
	public Path path() {
		return path;
	}

	@Override
	public void close() {
		delete(path);
	}

	/** Deletes a folder and everything in it. What is in use may stay; only the log tells. */
	public static void delete(Path folder) {
		try (Stream<Path> walk = Files.walk(folder)) {
			List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
			for (Path path : deepestFirst)
				Files.deleteIfExists(path);
		}
		catch (IOException | UncheckedIOException leftBehind) {
			System.getLogger(TemporaryFolder.class.getName()).log(System.Logger.Level.DEBUG, folder.toString(), leftBehind);
		}
	}
}
