package org.demeanor.batch.run;

/**
 * How a run ended.
 *
 * @param clips inputs of the run
 * @param failed rows whose status is failed
 * @param left inputs without a row, since the run was stopped: it can be resumed
 */
public record BatchSummary(int clips, int failed, int left) {

	/** Of a run that came to its end. */
	public BatchSummary(int clips, int failed) {
		this(clips, failed, 0);
	}
}
