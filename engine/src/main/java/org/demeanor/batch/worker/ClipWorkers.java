package org.demeanor.batch.worker;

import java.util.Map;

import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.analysis.Settings;

/** Who analyses the clips of a run, and with what. */
public interface ClipWorkers extends AutoCloseable {

	Settings settings();

	/** The nets in use: name to SHA-256. */
	Map<String, String> models();

	/** Names the device in use. */
	String device();

	/** How long each stage has taken so far, over all workers. */
	StageClock clock();

	/**
	 * A further worker; the caller closes it.
	 *
	 * @throws StageException (stage model) if it cannot be started
	 */
	ClipWorker open() throws StageException;

	@Override
	void close();
}
