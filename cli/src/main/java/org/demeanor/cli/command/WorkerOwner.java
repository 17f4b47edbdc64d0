package org.demeanor.cli.command;

import org.demeanor.batch.worker.WorkerStarter;

/** Holds the workers that a command line may need, so that they can start before its options are read. */
public interface WorkerOwner {

	/** Returns the starter of this command line's worker processes. */
	WorkerStarter workers();
}
