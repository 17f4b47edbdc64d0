package org.demeanor.batch.worker;

import java.util.List;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;

/** Analyses one clip after another and writes each one's files. For one thread at a time. */
public interface ClipWorker extends AutoCloseable {

	/**
	 * Analyses a clip to its end. The result says what is wrong with the clip.
	 *
	 * @throws WorkerDiedException if the clip killed this worker; the next call starts another one
	 * @throws StageException (stage model) if no worker can be started any more
	 */
	ClipResult analyze(ClipFile clip) throws WorkerDiedException, StageException;

	/**
	 * Draws a clip's annotated video by the tables of the run. The result says why that failed, and otherwise nothing.
	 *
	 * @param row of {@code clips.csv}
	 * @throws WorkerDiedException if the clip killed this worker; the next call starts another one
	 * @throws StageException (stage model) if no worker can be started any more
	 */
	ClipResult draw(ClipFile clip, List<String> row) throws WorkerDiedException, StageException;

	@Override
	void close();
}
