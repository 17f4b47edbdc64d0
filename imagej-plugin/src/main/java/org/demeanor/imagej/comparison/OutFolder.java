package org.demeanor.imagej.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;

/** The folder of the results. */
final class OutFolder {

	private OutFolder() {}

	/** @throws StageException (stage report) if it is not there and cannot be made */
	static void make(Path folder) throws StageException {
		try {
			Files.createDirectories(folder);
		}
		catch (IOException failed) {
			throw new StageException(Stage.REPORT, folder.toString(), "cannot be made: " + AtomicFile.words(failed), failed);
		}
	}
}
