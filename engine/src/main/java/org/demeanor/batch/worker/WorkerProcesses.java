package org.demeanor.batch.worker;

import java.util.ArrayList;
import java.util.List;
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
import org.demeanor.batch.RunFiles;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.inference.Device;
import org.demeanor.model.ModelStore;
import org.demeanor.report.run.RunFolder;

/**
 * Analyses in separate processes, so that no harm that a clip does to FFmpeg or ONNX Runtime reaches the run. This
 * process loads neither.
 */
public final class WorkerProcesses implements ClipWorkers {

	/**
	 * The most clips that a process on the CPU has in hand, if each may have as much memory as below: start and compilers
	 * are then needed once for all of them. If the process dies, the others are tried again, so these must be few.
	 */
	private static final int FEW_CLIPS = 2;
	private static final long BYTES_FOR_A_CLIP = 1L << 30;

	/** A process and the clips that it has in hand, or may have at any moment. */
	private static final class Shared {

		private final WorkerProcess process;
		private int places;

		private Shared(WorkerProcess process) {
			this.process = process;
		}
	}

	private final WorkerStarter starter;
	private final WorkerProtocol.Setup setup;
	private final RunFolder folder;
	private final StageClock clock = new StageClock();
	private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(work -> {
		Thread thread = new Thread(work, "worker alarms");
		thread.setDaemon(true);
		return thread;
	});
	private final List<Shared> processes = new ArrayList<>();
	private final WorkerProtocol.Hello hello;
	/** The most clips that a process has in hand. */
	private final int clips;

	/** On a card, one process has all clips in hand, so that their requests go to the card together; else it has few. */
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
		folder = RunFiles.in(options.out(), options.outputs());
		setup = new WorkerProtocol.Setup(settings, store.folder().map(Object::toString).orElse(null), store.listed().orElse(null),
				threads, options.limits(), options.out().toString(), options.outputs(),
				starter.isolation().memoryBytes(), logLevel());
		try {
			hello = add().process.start();
			clips = together.test(hello.device()) ? Integer.MAX_VALUE : fewClips(starter.isolation().memoryBytes());
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
		Shared shared = processes.stream().filter(process -> process.places < clips).findFirst().orElseGet(this::add);
		shared.places++;
		return new ClipWorker() {

			@Override
			public ClipResult analyze(ClipFile clip) throws WorkerDiedException, StageException {
				return shared.process.analyze(clip);
			}

			@Override
			public ClipResult draw(ClipFile clip, List<String> row) throws WorkerDiedException, StageException {
				return shared.process.draw(clip, row);
			}

			@Override
			public void close() {
				leave(shared);
			}
		};
	}

	@Override
	public synchronized void close() {
		processes.forEach(shared -> shared.process.close());
		alarms.shutdownNow();
	}

	// -- Helper methods --

	private static int fewClips(long memoryBytes) {
		return (int) Math.max(1, Math.min(FEW_CLIPS, memoryBytes / BYTES_FOR_A_CLIP));
	}

	private Shared add() {
		Shared shared = new Shared(new WorkerProcess(setup, starter, folder, clock, alarms));
		processes.add(shared);
		return shared;
	}

	/** The last one to leave a process ends it. */
	private void leave(Shared shared) {
		synchronized (this) {
			shared.places--;
			if (shared.places > 0)
				return;
			processes.remove(shared);
		}
		shared.process.close();
	}

	private static String logLevel() {
		Level level = Logger.getLogger("").getLevel();
		return (level == null ? Level.INFO : level).getName();
	}
}
