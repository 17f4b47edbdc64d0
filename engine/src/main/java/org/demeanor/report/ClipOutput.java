package org.demeanor.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.media.Clip;
import org.demeanor.media.TimeSpan;

/**
 * A file that a run writes for each clip. To add an output, implement this as a record and list it in
 * {@code batch.ClipOutputs}. A record's components go to worker processes as json.
 */
public interface ClipOutput {

	/** Its name in run.json. */
	String key();

	/** Returns the command line's own flag for it; empty if another option asks for it. */
	default Optional<String> flag() {
		return always() ? Optional.empty() : Optional.of("--" + key());
	}

	/** What follows the clip's name in the name of the file. */
	String suffix();

	/** The flag's help text. */
	String description();

	/** Whether every run writes it without being asked. */
	default boolean always() {
		return false;
	}

	/** Returns options of its own, by their names in run.json. */
	default Map<String, Object> options() {
		return Map.of();
	}

	/**
	 * Returns the stretches of a clip's time that alone are to be read for the run; empty for all of it.
	 *
	 * @param clip its name in the tables of the run
	 */
	default List<TimeSpan> only(String clip) {
		return List.of();
	}

	/** Whether a clip with this result has such a file. */
	default boolean suits(ClipResult result) {
		return true;
	}

	/**
	 * Writes the file, whole or not at all.
	 *
	 * @param clip may be read once more
	 * @param found in this clip, in the whole and in its parts
	 * @throws StageException (stage report) if it cannot be written, (stage media) if the clip can no longer be read
	 */
	void write(Path file, Clip clip, ClipMoments found) throws StageException;
}
