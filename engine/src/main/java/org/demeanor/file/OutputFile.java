package org.demeanor.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** A file that a user names for a result. */
public final class OutputFile {

	/** As many as Linux follows. */
	private static final int MOST_LINKS = 40;

	private OutputFile() {}

	/**
	 * Finds the plain file that is written, or replaced whole: where a link leads, it is the link's target.
	 *
	 * @param named is there or not
	 * @throws StageException (stage report) if it is a folder, a pipe or a device, or a link that leads nowhere
	 */
	public static Path of(Path named) throws StageException {
		if (Files.exists(named) && !Files.isRegularFile(named))
			throw new StageException(Stage.REPORT, named.toString(), "is " + (Files.isDirectory(named) ? "a folder" : "no plain file")
					+ "; name a file for the result");
		try {
			Path file = named;
			for (int links = 0; Files.isSymbolicLink(file); links++) {
				if (links == MOST_LINKS)
					throw new StageException(Stage.REPORT, named.toString(), "is a link that leads back to itself");
				file = file.resolveSibling(Files.readSymbolicLink(file));
			}
			return file;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.REPORT, named.toString(), "cannot be written: " + AtomicFile.words(unreadable), unreadable);
		}
	}
}
