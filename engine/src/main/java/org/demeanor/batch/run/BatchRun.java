package org.demeanor.batch.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Collectors;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.ClipStatus;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.RunFiles;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.input.RunInput;
import org.demeanor.batch.input.RunInputs;
import org.demeanor.batch.input.Shard;
import org.demeanor.batch.worker.ClipWorker;
import org.demeanor.batch.worker.ClipWorkers;
import org.demeanor.batch.worker.InProcessWorkers;
import org.demeanor.batch.worker.Isolation;
import org.demeanor.batch.worker.WorkerDiedException;
import org.demeanor.batch.worker.WorkerProcesses;
import org.demeanor.batch.worker.WorkerStarter;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.FileStamp;
import org.demeanor.inference.OnnxSession;
import org.demeanor.model.ModelStore;
import org.demeanor.report.html.HtmlReport;
import org.demeanor.report.html.ReportPartOutput;
import org.demeanor.report.run.Journal;
import org.demeanor.report.run.RunFolder;
import org.demeanor.report.run.RunReport;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.SegmentsOutput;
import org.demeanor.report.video.AnnotatedVideoOutput;

import com.fasterxml.jackson.core.type.TypeReference;

/**
 * Analyses many clips into one folder: {@code clips.csv}, a {@code <clip>.frames.csv} each, {@code run.json}. Every
 * input ends as a row, in the order of the inputs; the row of an input that cannot be analysed says why. The table
 * exists exactly when the run is finished.
 */
public final class BatchRun implements AutoCloseable {

	private static final TypeReference<List<String>> ROW = new TypeReference<>() {};

	private final ClipWorkers workers;
	private final BatchOptions options;
	private final BatchListener listener;
	private final RunFolder folder;
	private final Lanes lanes;

	private final AtomicInteger resumed = new AtomicInteger();
	private final DoubleAdder mediaSeconds = new DoubleAdder();

	BatchRun(ClipWorkers workers, BatchOptions options, BatchListener listener) {
		this.workers = workers;
		this.options = options;
		this.listener = listener;
		folder = RunFiles.in(options.out(), options.outputs());
		lanes = new Lanes(workers, options.jobs(), options.out());
	}

	/**
	 * A run in this process.
	 *
	 * @param analyzer remains the caller's to close
	 * @param listener hears of each clip
	 */
	public BatchRun(Analyzer analyzer, BatchOptions options, BatchListener listener) {
		this(new InProcessWorkers(analyzer, options, length -> {}), options, listener);
	}

	/**
	 * A run of a single clip in this process, which ends at once if it goes beyond the limits of a worker: whoever supervises
	 * it, and sees that or a crash, calls for workers.
	 *
	 * @param analyzer remains the caller's to close
	 * @param isolation the limits
	 * @param listener hears of the clip
	 */
	public static BatchRun supervised(Analyzer analyzer, Isolation isolation, BatchOptions options, BatchListener listener) {
		return new BatchRun(new InProcessWorkers(analyzer, options, SelfWatch.start(isolation)::opened), options, listener);
	}

	/**
	 * A run whose clips are analysed in worker processes. It starts the first one.
	 *
	 * @param threads for one clip, at least 1
	 * @param starter of the workers
	 * @param listener hears of each clip
	 * @throws StageException (stage model) if a worker cannot be started or cannot load its nets
	 */
	public static BatchRun inWorkers(Settings settings, ModelStore models, int threads, WorkerStarter starter,
			BatchOptions options, BatchListener listener) throws StageException {
		return new BatchRun(new WorkerProcesses(settings, models, threads, options, starter), options, listener);
	}

	/** As above, with all clips in hand in one process, as on a card. */
	static BatchRun inOneWorker(Settings settings, ModelStore models, WorkerStarter starter, BatchOptions options,
			BatchListener listener) throws StageException {
		return new BatchRun(new WorkerProcesses(settings, models, 1, options, starter, device -> true), options, listener);
	}

	/**
	 * Creates the folder of the results if it is missing.
	 *
	 * @throws StageException (stage report) if it cannot be created or written to
	 */
	public static void prepare(Path out) throws StageException {
		try {
			Files.createDirectories(out);
		}
		catch (FileAlreadyExistsException file) {
			throw new StageException(Stage.REPORT, out.toString(), "is a file, and results go into a folder", file);
		}
		catch (IOException refused) {
			throw new StageException(Stage.REPORT, out.toString(), "this folder cannot be made"
					+ (refused instanceof NoSuchFileException ? "" : ": " + AtomicFile.words(refused)), refused);
		}
		try {
			// A folder may claim to be writable and not be (network shares, full disks), so this tries.
			Files.delete(Files.createTempFile(out, ".try-", ""));
		}
		catch (IOException refused) {
			throw new StageException(Stage.REPORT, out.toString(),
					"results cannot be written to this folder: " + AtomicFile.words(refused), refused);
		}
	}

	/** As below, without participants. */
	public BatchSummary run(List<RunInput> inputs) throws StageException {
		return run(inputs, RunCalibration.NONE);
	}

	/** As below, without further tables. */
	public BatchSummary run(List<RunInput> inputs, RunCalibration calibration) throws StageException {
		return run(inputs, calibration, FurtherTables.NONE);
	}

	/**
	 * Runs to the end, or until it is {@linkplain #stop() stopped}; once. Rows are kept as they were found and calibrated when
	 * all are there: a run can be resumed with another calibration, and nothing is analysed anew.
	 *
	 * @param inputs all inputs of the run, even if {@link BatchOptions#shard()} is a part
	 * @param calibration to the participants of the whole run
	 * @param further tables, if the run comes to its end
	 * @throws StageException (stage report) if the tables of the run cannot be written, if they would replace an input or
	 *         somebody's file, or if the run to resume had other options or models
	 */
	public BatchSummary run(List<RunInput> inputs, RunCalibration calibration, FurtherTables further) throws StageException {
		prepare(options.out());
		long start = System.nanoTime();
		List<RunInput> part = options.shard().of(inputs);
		List<List<String>> rows;
		folder.claim(inputs.stream().filter(input -> input.failure().isEmpty()).map(input -> input.clip().path()).toList(),
				part.stream().map(input -> input.clip().name()).toList());
		try (Journal<List<String>> journal = Journal.open(options.out(), made(), options.resume(), ROW)) {
			folder.clear();
			folder.forgetEarlier(journal.replacedClips());
			rows = analyzeAll(part, journal);
		}
		if (rows.size() == part.size())
			return finish(inputs, part, calibration, further, rows, start);
		return new BatchSummary(part.size(), failed(rows), part.size() - rows.size());
	}

	/** Finishes the clips in hand and begins no others. For any thread. */
	public void stop() {
		lanes.stop();
	}

	@Override
	public void close() {
		workers.close();
	}

	// -- Helper methods --

	private Map<String, Object> made() {
		Map<String, Object> made = new LinkedHashMap<>();
		made.put("version", options.version());
		made.put("options", RunReport.options(workers.settings()));
		made.putAll(options.asked());
		made.put("limits", options.limits());
		made.put("models", workers.models());
		made.put("descriptions", workers.descriptions());
		return made;
	}

	private static int failed(List<List<String>> rows) {
		return (int) rows.stream().filter(ClipTable::isFailed).count();
	}

	/** Calibrates, draws what has waited for that, and writes the tables of the run. */
	private BatchSummary finish(List<RunInput> inputs, List<RunInput> part, RunCalibration calibration, FurtherTables further,
			List<List<String>> found, long start) throws StageException {
		Map<String, ClipFile> files = part.stream().map(RunInput::clip).collect(Collectors.toMap(ClipFile::name, clip -> clip));
		Map<String, String> media = new HashMap<>();
		files.forEach((name, clip) -> media.put(name, clip.path().getFileName().toString()));
		CalibratedRun calibrated = calibration.apply(options.out(), found, media);
		List<List<String>> rows = calibrated.rows();
		if (calibration.person().isPresent() && options.shard().equals(Shard.WHOLE))
			calibrated.left(options.out()).ifPresent(listener::noted);
		// What a shard knows of a person is not all: its clips are drawn when it is merged.
		if (options.writes(AnnotatedVideoOutput.KEY) && (options.shard().equals(Shard.WHOLE) || calibration.person().isEmpty())) {
			Films films = new Films(lanes, options.out(), listener);
			rows = films.draw(Films.due(options.out(), rows, calibrated.changed()), rows, files);
			if (films.left() > 0)
				return new BatchSummary(part.size(), failed(rows), films.left());
		}
		Map<String, Object> run = new LinkedHashMap<>();
		run.put("version", options.version());
		run.put("java", System.getProperty("java.version"));
		run.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
		run.put("command", options.invocation().command());
		run.put("effective_options", new TreeMap<>(options.invocation().effective()));
		run.put("directory", Path.of("").toAbsolutePath().toString());
		Map<String, Object> all = RunReport.options(workers.settings());
		all.put("device", workers.settings().device().label());
		all.put("jobs", options.jobs());
		all.putAll(options.asked());
		all.put("resume", options.resume());
		all.put("limits", options.limits());
		all.put("calibrate", calibration.label());
		run.put("options", all);
		run.put("shard", options.shard().toString());
		run.put("all_inputs", RunInputs.digest(inputs));
		run.put("inputs", calibration.describe(RunInputs.list(part)));
		calibration.json().ifPresent(told -> run.put("calibration", told));
		run.put("models", workers.models());
		run.put("descriptions", workers.descriptions());
		run.put("graph_optimization", OnnxSession.OPTIMIZATION);
		run.put("device", workers.device());
		RunReport.write(options.out().resolve(RunReport.FILE), run,
				new RunReport.Totals(rows.size(), failed(rows), resumed.get(), (System.nanoTime() - start) * 1e-9,
						mediaSeconds.sum()), workers.clock());
		RunFiles.join(options.out(), rows, options.writes(SegmentsOutput.KEY)).ifPresent(listener::noted);
		if (options.writes(ReportPartOutput.KEY))
			HtmlReport.write(options.out(), rows, calibrated.corrections());
		// Last: it says that the run is finished.
		calibration.write(options.out(), found, rows, further);
		return new BatchSummary(rows.size(), failed(rows));
	}

	/** The rows in the order of the inputs; fewer than inputs if the run was stopped. */
	private List<List<String>> analyzeAll(List<RunInput> inputs, Journal<List<String>> journal)
			throws StageException {
		AtomicReferenceArray<List<String>> rows = new AtomicReferenceArray<>(inputs.size());
		List<Integer> order = Schedule.order(inputs.stream().map(input -> input.clip().path()).toList(), options.jobs());
		lanes.run(order, (i, worker) -> rows.set(i, row(inputs.get(i), worker, journal)),
				(i, died) -> rows.set(i, finished(inputs.get(i).clip(), died.result(inputs.get(i).clip()))));
		List<List<String>> inOrder = new ArrayList<>();
		for (int i = 0; i < rows.length(); i++)
			if (rows.get(i) != null)
				inOrder.add(rows.get(i));
		return inOrder;
	}

	private List<String> row(RunInput input, ClipWorker worker, Journal<List<String>> journal)
			throws StageException, WorkerDiedException {
		ClipFile clip = input.clip();
		List<String> earlier = journal.earlierRow(clip.name(), clip.path());
		if (earlier != null && !ClipTable.isWhole(clip.name(), earlier)) {
			listener.noted(new StageException(Stage.REPORT, options.out().resolve(Journal.FILE).toString(), "the row of "
					+ clip.name() + " is not whole or not its own; the clip is analysed again"));
			earlier = null;
		}
		if (earlier != null) {
			resumed.incrementAndGet();
			listener.resumed(clip);
			return earlier;
		}
		folder.forget(clip.name());
		if (input.failure().isPresent())
			return finished(clip, ClipResult.failed(clip.path().toString(), input.failure().get()));
		FileStamp before = FileStamp.of(clip.path());
		ClipResult result = worker.analyze(clip);
		if (before.isOutdated(clip.path())) {
			listener.noted(new StageException(Stage.MEDIA, clip.path().toString(),
					"changed while it was read; a resumed run analyses it again"));
			result = result.ofChangedFile();
		}
		List<String> row = ClipTable.row(clip.name(), result);
		// A resumed run tries a failed clip again: the cause may be gone by then.
		if (result.status() != ClipStatus.FAILED)
			journal.add(clip.name(), clip.path(), before, row);
		return finished(clip, result, row);
	}

	private List<String> finished(ClipFile clip, ClipResult result) {
		return finished(clip, result, ClipTable.row(clip.name(), result));
	}

	private List<String> finished(ClipFile clip, ClipResult result, List<String> row) {
		mediaSeconds.add(result.durationSeconds().orElse(0));
		listener.finished(clip, result);
		return row;
	}
}
