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
 * Analyses in processes of their own, so that nothing a clip does to FFmpeg or ONNX Runtime reaches the run. This process
 * loads neither.
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
	/** Whether all clips in hand are in one process. */
	private final boolean together;
	/** Of that process, for how many threads it is open. */
	private int open;

	/** Has all clips in hand in one process where the nets run on a card: what they want scored goes there together. */
	public WorkerProcesses(Settings settings, ModelStore store, int threads, BatchOptions options, WorkerStarter starter)
			throws StageException {
		this(settings, store, threads, options, starter, Device.CUDA.label()::equals);
	}

	/**
	 * Starts the first worker, to know that workers can work at all.
	 *
	 * @param together tells of the device in use whether all clips in hand are in one process
	 * @throws StageException (stage model) if none can be started or it cannot load its nets
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

	/** One clip's place in the process of all. The last who closes such a one ends the process. */
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
