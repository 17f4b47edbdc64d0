package org.demeanor.batch.worker;

import java.util.Map;

import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.analysis.Settings;

/** The workers of a run and what they use. */
public interface ClipWorkers extends AutoCloseable {

	Settings settings();

	/** The nets in use: name to SHA-256. */
	Map<String, String> models();

	/** The json files that say what nets and fusion do: name to SHA-256. */
	Map<String, String> descriptions();

	/** Names the device in use. */
	String device();

	/** The time of each stage so far, over all workers. */
	StageClock clock();

	/**
	 * Another worker; the caller closes it.
	 *
	 * @throws StageException (stage model) if it cannot be started
	 */
	ClipWorker open() throws StageException;

	@Override
	void close();
}
