package org.demeanor.dataset;

import org.demeanor.StageException;

/** Hears of each item of a run. Called from several threads, one at a time. */
public interface DataSetListener {

	/** An item is done. */
	void finished(Item item);

	/** An item cannot be used and is skipped. */
	void skipped(Item item, StageException why);

	/** Something is wrong, but the run goes on. */
	default void noted(StageException what) {}
}
