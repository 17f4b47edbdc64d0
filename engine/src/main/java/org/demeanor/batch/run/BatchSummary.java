package org.demeanor.batch.run;

import org.demeanor.Counts;

/**
 * How a run ended.
 *
 * @param clips inputs of the run
 * @param failed rows whose status is failed
 * @param left inputs without a row, because the run was stopped: it can be resumed
 */
public record BatchSummary(int clips, int failed, int left) {

	/** The summary of a run that was not stopped. */
	public BatchSummary(int clips, int failed) {
		this(clips, failed, 0);
	}

	/** Both numbers in words, e.g. {@code 1 clip, 0 failed}. */
	public String text() {
		return Counts.of(clips, "clip") + ", " + failed + " failed";
	}
}
