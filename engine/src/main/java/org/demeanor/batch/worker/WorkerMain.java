package org.demeanor.batch.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.logging.Level;

import org.bytedeco.javacpp.Pointer;
import org.demeanor.DaemonThread;
import org.demeanor.LogLines;
import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.ahead.WarmUp;
import org.demeanor.media.ffmpeg.library.Codecs;
import org.demeanor.report.run.RunReport;

/** A worker process: reads clips from standard input, answers on standard output, ends with its driver. */
public final class WorkerMain {

	/** The exit code of a worker that exceeded its memory. */
	static final int OUT_OF_MEMORY = 86;

	/** The exit code after a fault of ours, which standard error describes. */
	private static final int FAULT = 87;
	private static final long MEMORY_CHECK_MILLIS = 200;
	/** Damaged files and large graphs make native libraries recurse deeper than Java's usual stack allows. */
	private static final long STACK_BYTES = 64L << 20;

	private final DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
	private final DataOutputStream out = new DataOutputStream(
			new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
	private final BlockingQueue<WorkerProtocol.Request> requests = new LinkedBlockingQueue<>();
	/** The time of each stage at the last answer; also the lock for {@link #out}. */
	private final Map<Stage, Double> told = new EnumMap<>(Stage.class);

	private WorkerMain() {}

	/** Started by {@link WorkerProcess} only. */
	public static void main(String[] args) {
		StopSignals.ignore();
		// Standard output belongs to the messages; other prints must not disturb them.
		System.setOut(System.err);
		Thread clips = new Thread(null, new WorkerMain()::runAndExit, "worker clips", STACK_BYTES);
		clips.start();
	}

	// -- Helper methods --

	private void runAndExit() {
		endingWithFaults(this::run);
		end(0);
	}

	private interface Work {
		void run() throws IOException, InterruptedException;
	}

	/** Runs some work; an exception ends this process. */
	private static void endingWithFaults(Work work) {
		try {
			work.run();
		}
		catch (IOException driverGone) {
			end(0);
		}
		catch (InterruptedException neverDone) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException | Error fault) {
			fault.printStackTrace();
			end(FAULT);
		}
	}

	private void run() throws IOException, InterruptedException {
		Optional<StageException> unusable = loadLibraries();
		WorkerProtocol.Setup setup = WorkerProtocol.receive(in, WorkerProtocol.Setup.class);
		if (unusable.isPresent()) {
			WorkerProtocol.send(out, new WorkerProtocol.Hello(null, null, null, unusable.get()));
			return;
		}
		LogLines.show(Level.parse(setup.logLevel()));
		DaemonThread.start("requests", this::readRequests);
		DaemonThread.start("memory", () -> watchMemory(setup.memoryBytes()));
		WarmUp.start(setup.settings());
		try (Analyzer analyzer = new Analyzer(setup.settings(), setup.store(), setup.threads())) {
			// Begun long ago; the first clip would wait for it too.
			Codecs.load();
			WorkerProtocol.send(out, new WorkerProtocol.Hello(analyzer.device(), RunReport.models(analyzer),
					analyzer.descriptions(), null));
			ClipAnalysis analysis = new ClipAnalysis(analyzer, setup.limits(), Path.of(setup.out()), setup.outputs());
			// Loading time belongs to no clip.
			sinceTold(analyzer.clock());
			// As many at once as the driver asks for.
			ExecutorService clips = Executors.newCachedThreadPool(work -> new Thread(null, work, "worker clips", STACK_BYTES));
			while (true) {
				WorkerProtocol.Request request = requests.take();
				clips.execute(() -> answer(request, analysis, analyzer.clock()));
			}
		}
		catch (StageException refusal) {
			WorkerProtocol.send(out, new WorkerProtocol.Hello(null, null, null, refusal));
		}
	}

	/** What is in the way of all native libraries, whose own loading begins here. */
	private static Optional<StageException> loadLibraries() {
		try {
			WarmUp.libraries();
			return Optional.empty();
		}
		catch (LinkageError refused) {
			return Optional.of(Codecs.refusal(refused));
		}
	}

	private void answer(WorkerProtocol.Request request, ClipAnalysis analysis, StageClock clock) {
		endingWithFaults(() -> {
			DoubleConsumer opened = length -> tell(request.name(), length, null, Map::of);
			ClipResult result = request.row() == null ? analysis.run(request.clip(), opened)
					: analysis.draw(request.clip(), request.row(), opened);
			// The clip's own files have the rest, which would take both processes more memory the longer a clip is.
			tell(request.name(), 0, result.summary(), () -> sinceTold(clock));
		});
	}

	private void tell(String clip, double length, ClipResult result, Supplier<Map<Stage, Double>> seconds) {
		synchronized (told) {
			endingWithFaults(() -> WorkerProtocol.send(out,
					new WorkerProtocol.Answer(clip, length, result, seconds.get(), Pointer.physicalBytes())));
		}
	}

	/** How long each stage has taken since this was last asked. */
	private Map<Stage, Double> sinceTold(StageClock clock) {
		Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
		for (Stage stage : Stage.timed()) {
			double now = clock.seconds(stage);
			double before = told.getOrDefault(stage, 0.0);
			if (now > before)
				seconds.put(stage, now - before);
			told.put(stage, now);
		}
		return seconds;
	}

	/** The input ends when the driver ends or wants this process to end: nobody is left to work for. */
	private void readRequests() {
		try {
			while (true)
				requests.add(WorkerProtocol.receive(in, WorkerProtocol.Request.class));
		}
		catch (IOException driverGone) {
			end(0);
		}
	}

	private static void watchMemory(long most) {
		try {
			while (Pointer.physicalBytes() <= most)
				Thread.sleep(MEMORY_CHECK_MILLIS);
			end(OUT_OF_MEMORY);
		}
		catch (InterruptedException neverDone) {
			Thread.currentThread().interrupt();
		}
	}

	/** Ends at once, whatever native code is doing, and removes what libraries unpacked for this process. */
	private static void end(int code) {
		WorkerFolder.delete(Path.of(System.getProperty("java.io.tmpdir")));
		Runtime.getRuntime().halt(code);
	}
}
