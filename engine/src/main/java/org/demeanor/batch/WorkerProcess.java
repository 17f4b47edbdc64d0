package org.demeanor.batch;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.report.AtomicFile;

/** One worker process after the other, seen from the driver: started when needed, replaced when it died or has grown. */
final class WorkerProcess implements ClipWorker {

	/** A worker can be killed while it starts, like at any time; more often in a row is no accident. */
	private static final int START_ATTEMPTS = 3;
	private static final long START_SECONDS = 300;
	private static final long END_SECONDS = 10;

	/** Exit code of a Java that ran out of heap, by {@code -XX:+ExitOnOutOfMemoryError}. */
	private static final int OUT_OF_HEAP = 3;
	/** Exit code of a Java that crashed in native code and may leave no core; where it may, it aborts. */
	private static final int CRASHED = 1;
	private static final int ABORTED = 6;
	/** A process that a signal killed has this and the signal's number as its exit code. */
	private static final int SIGNAL = 128;

	private final Wire.Setup setup;
	private final WorkerStarter starter;
	private final StageClock clock;
	private final ScheduledExecutorService alarms;

	private StartedWorker worker;
	private DataOutputStream toWorker;
	private DataInputStream fromWorker;

	/**
	 * @param clock is told the time that each stage takes in the workers
	 * @param alarms where timeouts are kept
	 */
	WorkerProcess(Wire.Setup setup, WorkerStarter starter, StageClock clock, ScheduledExecutorService alarms) {
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
	Wire.Hello start() throws StageException {
		for (int attempt = 1;; attempt++)
			try {
				return tryToStart();
			}
			catch (StageException refusal) {
				discard();
				throw refusal;
			}
			catch (IOException failed) {
				String why = worker == null ? AtomicFile.words(failed) : death(false);
				discard();
				if (attempt == START_ATTEMPTS)
					throw new StageException(Stage.MODEL, "worker process", "cannot be started: " + why, failed);
			}
	}

	@Override
	public ClipResult analyze(ClipFile clip) throws WorkerDiedException, StageException {
		if (worker == null || !worker.process().isAlive()) {
			discard();
			start();
		}
		AtomicBoolean late = new AtomicBoolean();
		ScheduledFuture<?> alarm = alarm(late, (long) (starter.isolation().timeoutSeconds() * 1000));
		try {
			Wire.send(toWorker, new Wire.Request(clip.name(), clip.path().toString()));
			Wire.Answer answer = Wire.receive(fromWorker, Wire.Answer.class);
			answer.stageSeconds().forEach(clock::add);
			// One that has grown this much would not survive the next large clip, through no fault of that clip.
			if (answer.memoryBytes() > starter.isolation().memoryBytes() / 4 * 3)
				close();
			return answer.result();
		}
		catch (IOException died) {
			String why = death(late.get());
			discard();
			throw new WorkerDiedException(why, died);
		}
		finally {
			alarm.cancel(false);
		}
	}

	/** Ends the process: it is told by the end of its input, and killed if it does not hear. */
	@Override
	public void close() {
		if (worker == null)
			return;
		try {
			toWorker.close();
			worker.process().waitFor(END_SECONDS, TimeUnit.SECONDS);
		}
		catch (IOException alreadyGone) {
			// That is all that was wanted of it.
		}
		catch (InterruptedException hurry) {
			Thread.currentThread().interrupt();
		}
		discard();
	}

	// -- Helper methods --

	private Wire.Hello tryToStart() throws IOException {
		worker = starter.start();
		Process process = worker.process();
		passOn(process.getErrorStream());
		toWorker = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
		fromWorker = new DataInputStream(new BufferedInputStream(process.getInputStream()));
		ScheduledFuture<?> alarm = alarm(new AtomicBoolean(), TimeUnit.SECONDS.toMillis(START_SECONDS));
		try {
			Wire.send(toWorker, setup);
			Wire.Hello hello = Wire.receive(fromWorker, Wire.Hello.class);
			if (hello.refusal() != null)
				throw hello.refusal();
			return hello;
		}
		finally {
			alarm.cancel(false);
		}
	}

	/** What a worker says goes where this process says it; ends with the worker. */
	private static void passOn(InputStream errors) {
		Thread thread = new Thread(() -> {
			try {
				errors.transferTo(System.err);
			}
			catch (IOException workerGone) {
				System.getLogger(WorkerProcess.class.getName()).log(System.Logger.Level.DEBUG, "standard error", workerGone);
			}
		}, "worker errors");
		thread.setDaemon(true);
		thread.start();
	}

	private ScheduledFuture<?> alarm(AtomicBoolean late, long millis) {
		Process watched = worker.process();
		return alarms.schedule(() -> {
			late.set(true);
			watched.destroyForcibly();
		}, millis, TimeUnit.MILLISECONDS);
	}

	/** Makes sure that the process is dead and tells of what, as the end of a sentence about a clip. */
	private String death(boolean late) {
		if (late)
			return String.format(Locale.ROOT, "it took longer than %.0f s (--timeout-per-clip)",
					starter.isolation().timeoutSeconds());
		try {
			// One that closed its output is about to end; one that sent nonsense is not.
			if (!worker.process().waitFor(END_SECONDS, TimeUnit.SECONDS))
				return "the process that analysed it sent no answer";
		}
		catch (InterruptedException hurry) {
			Thread.currentThread().interrupt();
			return "the run was interrupted";
		}
		int code = worker.process().exitValue();
		if (code == WorkerMain.OUT_OF_MEMORY || code == OUT_OF_HEAP)
			return "it needed more than the " + (starter.isolation().memoryBytes() >> 20) + " MiB of --memory-per-worker";
		if (code == CRASHED || code == SIGNAL + ABORTED)
			return "the process that analysed it crashed in native code";
		return "the process that analysed it died (" + (code > SIGNAL ? "signal " + (code - SIGNAL) : "exit code " + code)
				+ ")";
	}

	private void discard() {
		if (worker != null)
			worker.close();
		worker = null;
	}
}
