package org.demeanor.batch.worker;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.inference.Device;
import org.demeanor.model.ModelStore;

/**
 * Analyses in separate processes, so that no harm that a clip does to FFmpeg or ONNX Runtime reaches the run. This
 * process loads neither.
 */
public final class WorkerProcesses implements ClipWorkers {

	private final WorkerStarter starter;
	private final WorkerProtocol.Setup setup;
	private final StageClock clock = new StageClock();
	private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(work -> {
		Thread thread = new Thread(work, "worker alarms");
		thread.setDaemon(true);
		return thread;
	});
	private WorkerProcess first;
	private final WorkerProtocol.Hello hello;
	/** Whether one process has all clips in hand. */
	private final boolean together;
	/** The number of threads that use that process. */
	private int open;

	/** On a card, one process has all clips in hand, so that their requests go to the card together. */
	public WorkerProcesses(Settings settings, ModelStore store, int threads, BatchOptions options, WorkerStarter starter)
			throws StageException {
		this(settings, store, threads, options, starter, Device.CUDA.label()::equals);
	}

	/**
	 * Starts the first worker, to know whether workers can work at all.
	 *
	 * @param together tells, for the device in use, whether one process has all clips in hand
	 * @throws StageException (stage model) if no worker can be started or it cannot load its nets
	 */
	public WorkerProcesses(Settings settings, ModelStore store, int threads, BatchOptions options, WorkerStarter starter,
			Predicate<String> together) throws StageException {
		this.starter = starter;
		setup = new WorkerProtocol.Setup(settings, store.folder().map(Object::toString).orElse(null), store.listed().orElse(null),
				threads, options.limits(), options.out().toString(), options.outputs(),
				starter.isolation().memoryBytes(), logLevel());
		first = new WorkerProcess(setup, starter, clock, alarms);
		try {
			hello = first.start();
			this.together = together.test(hello.device());
		}
		catch (StageException failed) {
			close();
			throw failed;
		}
	}

	@Override
	public Settings settings() {
		return setup.settings();
	}

	@Override
	public Map<String, String> models() {
		return hello.models();
	}

	@Override
	public Map<String, String> descriptions() {
		return hello.descriptions();
	}

	@Override
	public String device() {
		return hello.device();
	}

	@Override
	public StageClock clock() {
		return clock;
	}

	@Override
	public synchronized ClipWorker open() {
		if (together)
			return place();
		WorkerProcess worker = first == null ? new WorkerProcess(setup, starter, clock, alarms) : first;
		first = null;
		return worker;
	}

	@Override
	public synchronized void close() {
		if (first != null)
			first.close();
		alarms.shutdownNow();
	}

	// -- Helper methods --

	/** One clip's place in the shared process. The last one to close its place ends the process. */
	private ClipWorker place() {
		open++;
		return new ClipWorker() {

			@Override
			public ClipResult analyze(ClipFile clip) throws WorkerDiedException, StageException {
				return first.analyze(clip);
			}

			@Override
			public void close() {
				synchronized (WorkerProcesses.this) {
					open--;
					if (open == 0)
						first.close();
				}
			}
		};
	}

	private static String logLevel() {
		Level level = Logger.getLogger("").getLevel();
		return (level == null ? Level.INFO : level).getName();
	}
}
