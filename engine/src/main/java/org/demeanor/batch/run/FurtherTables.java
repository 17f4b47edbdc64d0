package org.demeanor.batch.run;

import java.nio.file.Path;
import java.util.List;

import org.demeanor.StageException;

/**
 * Tables made of the others at the end of a run. They are written before {@code clips.csv}, which says that the run is
 * finished.
 */
@FunctionalInterface
public interface FurtherTables {

	/** None. */
	FurtherTables NONE = (folder, rows) -> {};

	/**
	 * @param folder of the results; only {@code clips.csv} is missing
	 * @param rows of {@code clips.csv}
	 * @throws StageException (stage report) if they cannot be written
	 */
	void write(Path folder, List<List<String>> rows) throws StageException;
}
