package org.demeanor.report.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.ProtectedFiles;
import org.demeanor.file.SafeName;

/**
 * The folder of a run's results: what is not, or no longer, a result of this run goes. Nothing goes from a folder that no
 * run has used before.
 */
public final class RunFolder {

	private final Path folder;
	private final List<String> runFiles;
	private final List<String> clipFiles;
	private boolean used;

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
	 * Takes the folder for a run; before all else, the journal included.
	 *
	 * @param inputs that the run reads
	 * @param clips names of its clips
	 * @throws StageException (stage report) if a result would replace an input, or a file that no run has written
	 */
	public void claim(Collection<Path> inputs, Collection<String> clips) throws StageException {
		ProtectedFiles protectedFiles = new ProtectedFiles(inputs);
		used = Journal.isIn(folder);
		for (String file : runFiles)
			check(folder.resolve(file), protectedFiles);
		check(folder.resolve(Journal.FILE), protectedFiles);
		for (String clip : clips)
			for (String suffix : clipFiles)
				check(SafeName.child(folder, clip + suffix, Stage.REPORT), protectedFiles);
	}

	/**
	 * Removes what tells of a finished run, and files that a kill cut off.
	 *
	 * @throws StageException (stage report) if something stays
	 */
	public void clear() throws StageException {
		if (!used)
			return;
		try {
			for (String file : runFiles)
				Files.deleteIfExists(folder.resolve(file));
			deleteParts(name -> true);
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
	 * Removes the files of clips of an earlier run. A journal may be anybody's work: names that leave the folder are passed
	 * over.
	 *
	 * @throws StageException (stage report) if something stays
	 */
	public void forgetEarlier(Collection<String> clips) throws StageException {
		for (String clip : clips)
			if (used && isChild(clip))
				forget(clip);
	}

	/**
	 * Removes a clip's half-written files.
	 *
	 * @throws StageException (stage report) if something stays
	 */
	public void discardParts(String clip) throws StageException {
		try {
			// Its name alone does not tell: while "a" goes, "a.b", another clip, may be written.
			Set<String> files = clipFiles.stream().map(suffix -> clip + suffix).collect(Collectors.toSet());
			deleteParts(files::contains);
		}
		catch (IOException failed) {
			throw stays(failed);
		}
	}

	// -- Helper methods --

	private boolean isChild(String clip) {
		try {
			SafeName.child(folder, clip, Stage.REPORT);
			return true;
		}
		catch (StageException foreign) {
			return false;
		}
	}

	private void check(Path file, ProtectedFiles inputs) throws StageException {
		inputs.check(file);
		if (!used && Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file))
			throw new StageException(Stage.REPORT, file.toString(),
					"is there already, and no run wrote into this folder before; move it away or choose another folder");
	}

	private void deleteParts(Predicate<String> wholeName) throws IOException {
		try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder,
				file -> AtomicFile.wholeName(file).filter(wholeName).isPresent())) {
			for (Path part : parts)
				Files.delete(part);
		}
	}

	private StageException stays(IOException failed) {
		return new StageException(Stage.REPORT, folder.toString(),
				"earlier results cannot be removed: " + AtomicFile.words(failed), failed);
	}
}
