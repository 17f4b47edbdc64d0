package org.demeanor.batch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.demeanor.batch.input.Shard;
import org.demeanor.media.Limits;
import org.demeanor.report.ClipOutput;

/**
 * How to do a run. Nothing here changes a number in its tables.
 *
 * @param out the folder of the results; created if missing
 * @param jobs clips analysed at once, at least 1
 * @param outputs the files that each clip gets, in the order in which they are written
 * @param resume whether to keep the clips that an earlier run into the same folder finished
 * @param limits beyond which a clip is refused
 * @param shard the part of the inputs to analyse
 * @param invocation how the run was called, for run.json
 * @param version of Demeanor, for run.json
 */
public record BatchOptions(Path out, int jobs, List<ClipOutput> outputs, boolean resume, Limits limits, Shard shard,
		Invocation invocation, String version) {

	public BatchOptions {
		Objects.requireNonNull(out);
		Objects.requireNonNull(limits);
		Objects.requireNonNull(shard);
		Objects.requireNonNull(version);
		Objects.requireNonNull(invocation);
		outputs = List.copyOf(outputs);
		if (jobs < 1)
			throw new IllegalArgumentException("jobs must be at least 1, not " + jobs);
	}

	/** All inputs within the default limits. */
	public BatchOptions(Path out, int jobs, List<ClipOutput> outputs, boolean resume, String version) {
		this(out, jobs, outputs, resume, Limits.DEFAULT, Shard.WHOLE, Invocation.NONE, version);
	}

	/** Whether it writes the output with this key. */
	public boolean writes(String key) {
		return outputs.stream().anyMatch(output -> output.key().equals(key));
	}

	/** For each optional output whether it is written; then the outputs' own options. */
	public Map<String, Object> asked() {
		Map<String, Object> asked = new LinkedHashMap<>();
		ClipOutputs.optional().forEach(output -> asked.put(output.key(), writes(output.key())));
		outputs.stream().filter(output -> !output.always()).forEach(output -> asked.put(output.key(), true));
		outputs.forEach(output -> asked.putAll(output.options()));
		return asked;
	}
}
