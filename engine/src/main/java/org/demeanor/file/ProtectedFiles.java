package org.demeanor.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** Files that are read: no result may take their place. */
public final class ProtectedFiles {

	private final Set<Path> files = new HashSet<>();

	/** @param files as named; those that are not there need no protection */
	public ProtectedFiles(Collection<Path> files) {
		files.forEach(file -> this.files.add(real(file)));
	}

	/**
	 * Checks where a result is to go.
	 *
	 * @throws StageException (stage report) if that is one of the files, by whatever path
	 */
	public void check(Path result) throws StageException {
		if (files.contains(real(result)))
			throw new StageException(Stage.REPORT, result.toString(),
					"is an input, which the result of this name would replace; let the results go elsewhere");
	}

	private static Path real(Path file) {
		try {
			return file.toRealPath();
		}
		catch (IOException notThere) {
			return file.toAbsolutePath().normalize();
		}
	}
}
