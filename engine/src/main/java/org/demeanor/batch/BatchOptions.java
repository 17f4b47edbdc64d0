package org.demeanor.batch;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How a run is done; nothing here changes a number in its tables.
 *
 * @param out the folder of the results; made if it is not there
 * @param jobs clips analysed at once, at least 1
 * @param annotate whether each clip is also written as an annotated video
 * @param resume whether clips that an earlier run into the same folder finished are kept
 * @param version of Demeanor, for run.json
 */
public record BatchOptions(Path out, int jobs, boolean annotate, boolean resume, String version) {

	public BatchOptions {
		Objects.requireNonNull(out);
		Objects.requireNonNull(version);
		if (jobs < 1)
			throw new IllegalArgumentException("jobs must be at least 1, not " + jobs);
	}
}
