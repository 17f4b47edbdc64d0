package org.demeanor.cli.command;

import java.util.Optional;

import org.demeanor.analysis.ahead.AnalyzerAhead;
import org.demeanor.batch.worker.WorkerStarter;

/** Holds what an analysis will need, so that it can start before the options of a command line are read. */
public interface WorkerOwner {

	/** Returns the starter of this command line's worker processes. */
	WorkerStarter workers();

	/**
	 * Returns the analyzer of a process whose starter calls again, with workers, if it does not end in an orderly way; empty
	 * if nobody does.
	 */
	Optional<AnalyzerAhead> supervised();
}
