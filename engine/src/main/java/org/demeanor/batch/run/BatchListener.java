package org.demeanor.batch.run;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;

/** Follows a run. Called from several threads at once. */
public interface BatchListener {

	/**
	 * A clip is finished, with or without success.
	 *
	 * @param result its {@linkplain ClipResult#summary() summary} if a worker analysed it
	 */
	default void finished(ClipFile clip, ClipResult result) {}

	/** A clip need not be analysed, because an earlier run finished it. */
	default void resumed(ClipFile clip) {}

	/**
	 * The annotated video of a calibrated clip is drawn, or cannot be.
	 *
	 * @param done how many are, so far
	 * @param all how many there are to draw
	 */
	default void drawn(int done, int all) {}

	/** Something is wrong, but the run goes on. */
	default void noted(StageException what) {}
}
