package org.demeanor.batch.worker;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.file.AtomicFile;

/**
 * One worker process after the other, seen from the driver: started when needed, replaced when it died or has grown. For
 * any number of threads, whose clips it then has in hand together, and dies with together.
 */
final class WorkerProcess implements ClipWorker {

	/** A worker can be killed while it starts, like at any time; more often in a row is no accident. */
	private static final int START_ATTEMPTS = 3;
	private static final long START_SECONDS = 300;

	private final WorkerProtocol.Setup setup;
	private final WorkerStarter starter;
	private final StageClock clock;
	private final ScheduledExecutorService alarms;

	/** Takes further clips; {@code null} before the first one and after one was given up. */
	private RunningWorker current;

	/**
	 * @param clock is told the time that each stage takes in the workers
	 * @param alarms where timeouts are kept
	 */
	WorkerProcess(WorkerProtocol.Setup setup, WorkerStarter starter, StageClock clock, ScheduledExecutorService alarms) {
		this.setup = setup;
		this.starter = starter;
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
		RunningWorker worker = enter();
		AtomicBoolean late = new AtomicBoolean();
		ScheduledFuture<?> alarm = alarm(worker, late, (long) (starter.isolation().timeoutSeconds() * 1000));
		try {
			WorkerProtocol.Answer answer = worker.answer(clip);
			answer.stageSeconds().forEach(clock::add);
			// One that has grown this much would not survive the next large clip, through no fault of that clip.
			if (answer.memoryBytes() > starter.isolation().memoryBytes() / 4 * 3)
				giveUp(worker);
			return answer.result();
		}
		catch (IOException died) {
			String why = late.get() ? String.format(Locale.ROOT, "it took longer than %.0f s (--timeout-per-clip)",
					starter.isolation().timeoutSeconds()) : worker.death();
			worker.kill();
			giveUp(worker);
			throw new WorkerDiedException(why, died);
		}
		finally {
			alarm.cancel(false);
			leave(worker);
		}
	}

	/** Ends the process. No clip may be in hand. */
	@Override
	public synchronized void close() {
		giveUp(current);
	}

	// -- Helper methods --

	private WorkerProtocol.Hello tryToStart() throws IOException, StageException {
		current = new RunningWorker(starter.start());
		ScheduledFuture<?> alarm = alarm(current, new AtomicBoolean(), TimeUnit.SECONDS.toMillis(START_SECONDS));
		try {
			WorkerProtocol.Hello hello = current.greet(setup);
			if (hello.refusal() != null)
				throw hello.refusal();
			return hello;
		}
		finally {
			alarm.cancel(false);
		}
	}

	private ScheduledFuture<?> alarm(RunningWorker watched, AtomicBoolean late, long millis) {
		return alarms.schedule(() -> {
			late.set(true);
			watched.kill();
		}, millis, TimeUnit.MILLISECONDS);
	}

	/** A worker that is alive, with a place for a clip in it. */
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

	/** Lets it take no further clips; the last one that it has in hand, if any, ends it. */
	private synchronized void giveUp(RunningWorker worker) {
		if (worker != null && worker == current) {
			current = null;
			if (worker.isEmpty())
				worker.end();
		}
	}
}
