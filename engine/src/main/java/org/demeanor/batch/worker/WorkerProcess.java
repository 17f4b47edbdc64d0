package org.demeanor.batch.worker;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.file.AtomicFile;
import org.demeanor.report.run.RunFolder;

/**
 * One worker process after another, seen from the driver: started when needed, replaced when it has died or grown. Any
 * number of threads may share it; if it dies, all their clips die with it.
 */
final class WorkerProcess implements ClipWorker {

	/** A worker can be killed at any time, also while it starts; more often in a row is no accident. */
	private static final int START_ATTEMPTS = 3;
	private static final long START_SECONDS = 300;

	private final WorkerProtocol.Setup setup;
	private final WorkerStarter starter;
	private final RunFolder folder;
	private final StageClock clock;
	private final ScheduledExecutorService alarms;

	/** The process that takes clips; {@code null} before the first one and after one was given up. */
	private RunningWorker current;

	/**
	 * @param folder of the results
	 * @param clock records the time of each stage in the workers
	 * @param alarms keeps the timeouts
	 */
	WorkerProcess(WorkerProtocol.Setup setup, WorkerStarter starter, RunFolder folder, StageClock clock,
			ScheduledExecutorService alarms) {
		this.setup = setup;
		this.starter = starter;
		this.folder = folder;
		this.clock = clock;
		this.alarms = alarms;
	}

	/**
	 * Starts a process and waits until its nets are loaded.
	 *
	 * @throws StageException (stage model) if it cannot be started or cannot load its nets
	 */
	synchronized WorkerProtocol.Hello start() throws StageException {
		for (int attempt = 1;; attempt++)
			try {
				return tryToStart();
			}
			catch (StageException refusal) {
				giveUp(current);
				throw refusal;
			}
			catch (IOException failed) {
				String why = current == null ? AtomicFile.words(failed) : current.death();
				giveUp(current);
				if (attempt == START_ATTEMPTS)
					throw new StageException(Stage.MODEL, "worker process", "cannot be started: " + why, failed);
			}
	}

	@Override
	public ClipResult analyze(ClipFile clip) throws WorkerDiedException, StageException {
		return ask(WorkerProtocol.Request.analyze(clip));
	}

	@Override
	public ClipResult draw(ClipFile clip, List<String> row) throws WorkerDiedException, StageException {
		return ask(WorkerProtocol.Request.draw(clip, row));
	}

	/** Ends the process. No clip may be in hand. */
	@Override
	public synchronized void close() {
		giveUp(current);
	}

	// -- Helper methods --

	private ClipResult ask(WorkerProtocol.Request request) throws WorkerDiedException, StageException {
		RunningWorker worker = enter();
		Isolation isolation = starter.isolation();
		ClipTimeout timeout = new ClipTimeout(worker, alarms, isolation.timeoutSeconds());
		try {
			WorkerProtocol.Answer answer = worker.answer(request, length -> timeout.set(isolation.seconds(length)));
			answer.stageSeconds().forEach(clock::add);
			// A process that has grown this much would not survive the next large clip, through no fault of that clip.
			if (answer.memoryBytes() > starter.isolation().memoryBytes() / 4 * 3)
				giveUp(worker);
			return answer.result();
		}
		catch (IOException died) {
			boolean late = timeout.late();
			String why = late ? String.format(Locale.ROOT, "it took longer than %.0f s (--timeout-per-clip)", timeout.seconds())
					: worker.death();
			worker.kill();
			giveUp(worker);
			worker.awaitEnd();
			folder.discardParts(request.name());
			throw new WorkerDiedException(why, late, died);
		}
		finally {
			timeout.close();
			leave(worker);
		}
	}

	private WorkerProtocol.Hello tryToStart() throws IOException, StageException {
		current = new RunningWorker(starter.start(setup.settings().detector().gainsByVectors()));
		try (ClipTimeout timeout = new ClipTimeout(current, alarms, START_SECONDS)) {
			WorkerProtocol.Hello hello = current.greet(setup);
			if (hello.refusal() != null)
				throw hello.refusal();
			return hello;
		}
	}

	/** A live worker, with a place for a clip in it. */
	private synchronized RunningWorker enter() throws StageException {
		if (current != null && !current.isAlive())
			giveUp(current);
		if (current == null)
			start();
		current.enter();
		return current;
	}

	private synchronized void leave(RunningWorker worker) {
		if (worker.leave() && worker != current)
			worker.end();
	}

	/** Lets the process take no further clips. It ends with its last clip, or now if it has none. */
	private synchronized void giveUp(RunningWorker worker) {
		if (worker != null && worker == current) {
			current = null;
			if (worker.isEmpty())
				worker.end();
		}
	}
}
