package org.demeanor.batch;

import java.nio.file.Path;
import java.util.Objects;

import org.demeanor.batch.input.Shard;
import org.demeanor.media.Limits;

/**
 * How a run is done; nothing here changes a number in its tables.
 *
 * @param out the folder of the results; made if it is not there
 * @param jobs clips analysed at once, at least 1
 * @param annotate whether each clip is also written as an annotated video
 * @param report whether the run is also written as an HTML page
 * @param resume whether clips that an earlier run into the same folder finished are kept
 * @param limits beyond which a clip is refused
 * @param shard which part of the inputs is analysed
 * @param invocation how the run was called, for run.json
 * @param version of Demeanor, for run.json
 */
public record BatchOptions(Path out, int jobs, boolean annotate, boolean report, boolean resume, Limits limits,
		Shard shard, Invocation invocation, String version) {

	public BatchOptions {
		Objects.requireNonNull(out);
		Objects.requireNonNull(limits);
		Objects.requireNonNull(shard);
		Objects.requireNonNull(version);
		Objects.requireNonNull(invocation);
		if (jobs < 1)
			throw new IllegalArgumentException("jobs must be at least 1, not " + jobs);
	}

	/** All inputs within the default limits, without a page. */
	public BatchOptions(Path out, int jobs, boolean annotate, boolean resume, String version) {
		this(out, jobs, annotate, false, resume, Limits.DEFAULT, Shard.WHOLE, Invocation.NONE, version);
	}
}
