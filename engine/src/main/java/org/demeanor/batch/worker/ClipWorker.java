package org.demeanor.batch.worker;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;

/** Analyses one clip after the other and writes each one's own files. Used by one thread at a time. */
public interface ClipWorker extends AutoCloseable {

	/**
	 * Analyses a clip to its end. What is wrong with the clip is told in its result.
	 *
	 * @throws WorkerDiedException if this worker died of it; the next call starts another one
	 * @throws StageException (stage model) if no worker can be started any more
	 */
	ClipResult analyze(ClipFile clip) throws WorkerDiedException, StageException;

	@Override
	void close();
}
