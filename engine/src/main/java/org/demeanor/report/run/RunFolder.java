package org.demeanor.report.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.SafeName;

/** The folder of a run's results. It removes what is not, or no longer, a result of this run. */
public final class RunFolder {

	private final Path folder;
	private final List<String> runFiles;
	private final List<String> clipFiles;

	/**
	 * @param runFiles names of the files that mark a finished run
	 * @param clipFiles what follows a clip's name in the names of its files
	 */
	public RunFolder(Path folder, List<String> runFiles, List<String> clipFiles) {
		this.folder = folder;
		this.runFiles = List.copyOf(runFiles);
		this.clipFiles = List.copyOf(clipFiles);
	}

	/**
	 * Removes the files that mark a finished run, and files that a kill cut off.
	 *
	 * @throws StageException (stage report) if something stays
	 */
	public void clear() throws StageException {
		try {
			for (String file : runFiles)
				Files.deleteIfExists(folder.resolve(file));
			deleteParts("");
		}
		catch (IOException failed) {
			throw stays(failed);
		}
	}

	/**
	 * Removes an earlier run's files for a clip, because this run may find less.
	 *
	 * @throws StageException (stage report) if something stays
	 */
	public void forget(String clip) throws StageException {
		try {
			for (String suffix : clipFiles) {
				Path file = SafeName.child(folder, clip + suffix, Stage.REPORT);
				// A folder is not ours. If it is in the way of a file, only that clip fails.
				if (!Files.isDirectory(file))
					Files.deleteIfExists(file);
			}
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException failed) {
			throw stays(failed);
		}
	}

	/**
	 * Removes a clip's half-written files.
	 *
	 * @throws StageException (stage report) if something stays
	 */
	public void discardParts(String clip) throws StageException {
		try {
			deleteParts(clip + ".");
		}
		catch (IOException failed) {
			throw stays(failed);
		}
	}

	private void deleteParts(String clip) throws IOException {
		try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder,
				file -> file.getFileName().toString().startsWith(AtomicFile.PART + clip))) {
			for (Path part : parts)
				Files.delete(part);
		}
	}

	private StageException stays(IOException failed) {
		return new StageException(Stage.REPORT, folder.toString(),
				"earlier results cannot be removed: " + AtomicFile.words(failed), failed);
	}
}
