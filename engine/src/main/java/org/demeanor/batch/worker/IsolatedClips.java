package org.demeanor.batch.worker;

import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.Invocation;
import org.demeanor.batch.RunFiles;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.input.Shard;
import org.demeanor.batch.run.BatchRun;
import org.demeanor.media.Limits;
import org.demeanor.model.ModelStore;
import org.demeanor.report.run.RunFolder;

/**
 * Single clips analysed in worker processes as {@link BatchRun} does, for those who keep a run's list and its table
 * themselves. For any number of threads: each has a worker to itself, which stays for the next clip.
 */
public final class IsolatedClips implements AutoCloseable {

	private final WorkerProcesses workers;
	private final RunFolder folder;
	private final Queue<ClipWorker> idle = new ConcurrentLinkedQueue<>();
	/** Any number of clips at once, or one that is tried again: what it died of may have been its neighbours' need. */
	private final ReadWriteLock company = new ReentrantReadWriteLock(true);

	/**
	 * Starts the first worker.
	 *
	 * @param isolation what a worker may use
	 * @param limits beyond which a clip is refused
	 * @param out an existing folder for each clip's {@code <name>.frames.csv}
	 * @throws StageException (stage model) if a worker cannot be started or cannot load its nets
	 */
	public IsolatedClips(Settings settings, ModelStore models, Isolation isolation, Limits limits, Path out)
			throws StageException {
		workers = new WorkerProcesses(settings, models, 1,
				new BatchOptions(out, 1, ClipOutputs.with(), false, limits, Shard.WHOLE, Invocation.NONE, ""),
				new WorkerStarter(isolation));
		folder = RunFiles.in(out, ClipOutputs.with());
	}

	/**
	 * Analyses a clip; whatever is wrong with it is told in the result.
	 *
	 * @param clip its name is that of no other clip in hand
	 * @return without the scores of frames and windows
	 * @throws StageException (stage model) if no worker can be started any more; (stage report) if what a dead worker left
	 *         cannot be removed
	 */
	public ClipResult analyze(ClipFile clip) throws StageException {
		try {
			return analyze(clip, company.readLock());
		}
		catch (WorkerDiedException first) {
			return analyzeAgain(clip);
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
			folder.discardParts(clip.name());
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
