package org.demeanor.batch.run;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;

/** Hears how a run goes on. Called from several threads at once. */
public interface BatchListener {

	/**
	 * A clip is done, in whatever way.
	 *
	 * @param result where a worker analysed it, its {@linkplain ClipResult#summary() summary}
	 */
	default void finished(ClipFile clip, ClipResult result) {}

	/** A clip need not be analysed: an earlier run finished it. */
	default void resumed(ClipFile clip) {}

	/** Something is not as it should be, and the run goes on. */
	default void noted(StageException what) {}
}
