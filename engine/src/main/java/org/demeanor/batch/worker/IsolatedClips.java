package org.demeanor.batch.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.Invocation;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.input.Shard;
import org.demeanor.batch.run.BatchRun;
import org.demeanor.media.Limits;
import org.demeanor.model.ModelStore;
import org.demeanor.report.ClipOutput;

/**
 * Analyses single clips in worker processes, as {@link BatchRun} does, for callers that keep a run's list and table
 * themselves. For any number of threads: each has its place in a worker, which stays for the next clip.
 */
public final class IsolatedClips implements AutoCloseable {

	private final WorkerProcesses workers;
	private final Queue<ClipWorker> idle = new ConcurrentLinkedQueue<>();
	/**
	 * The first takes any number of clips at once, the second a clip that is tried again: a neighbour's needs may have
	 * killed its worker.
	 */
	private final ReadWriteLock company = new ReentrantReadWriteLock(true);

	/**
	 * Starts the first worker.
	 *
	 * @param isolation the limits of a worker
	 * @param limits beyond which a clip is refused
	 * @param outputs the files that each clip gets
	 * @param out an existing folder for them
	 * @throws StageException (stage model) if a worker cannot be started or cannot load its nets
	 */
	public IsolatedClips(Settings settings, ModelStore models, Isolation isolation, Limits limits, List<ClipOutput> outputs,
			Path out) throws StageException {
		workers = new WorkerProcesses(settings, models, 1,
				new BatchOptions(out, 1, outputs, false, limits, Shard.WHOLE, Invocation.NONE, ""),
				new WorkerStarter(isolation));
	}

	/**
	 * Analyses a clip; the result says what is wrong with it.
	 *
	 * @param clip its name differs from that of every other clip in hand
	 * @return without the scores of frames and windows
	 * @throws StageException (stage model) if no worker can be started any more; (stage report) if a dead worker's
	 *        files cannot be removed
	 */
	public ClipResult analyze(ClipFile clip) throws StageException {
		try {
			return analyze(clip, company.readLock());
		}
		catch (WorkerDiedException first) {
			return first.late() ? first.result(clip) : analyzeAgain(clip);
		}
	}

	/** Ends the workers. No clip may be in hand. */
	@Override
	public void close() {
		idle.forEach(ClipWorker::close);
		workers.close();
	}

	// -- Helper methods --

	private ClipResult analyzeAgain(ClipFile clip) throws StageException {
		try {
			return analyze(clip, company.writeLock());
		}
		catch (WorkerDiedException second) {
			return second.result(clip);
		}
	}

	private ClipResult analyze(ClipFile clip, Lock lock) throws StageException, WorkerDiedException {
		lock.lock();
		try {
			ClipWorker waiting = idle.poll();
			ClipWorker worker = waiting == null ? workers.open() : waiting;
			try {
				return worker.analyze(clip);
			}
			finally {
				idle.add(worker);
			}
		}
		finally {
			lock.unlock();
		}
	}
}
