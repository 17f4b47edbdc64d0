package org.demeanor.batch.input;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One input of a run.
 *
 * @param name in tables and file names, unique in the run
 * @param path the file as the user named it
 */
public record ClipFile(String name, Path path) {

	public ClipFile {
		Objects.requireNonNull(name);
		Objects.requireNonNull(path);
	}
}
