package org.demeanor.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.ClipStatus;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.Clip;
import org.demeanor.media.Clips;
import org.demeanor.report.AnnotatedVideo;
import org.demeanor.report.AtomicFile;
import org.demeanor.report.ClipTable;
import org.demeanor.report.FrameTable;
import org.demeanor.report.RunReport;

/**
 * Analyses many clips into one folder: {@code clips.csv}, a {@code <clip>.frames.csv} each, {@code run.json}. Every input
 * ends as a row, in the order of the inputs; one that cannot be analysed is a row that says why.
 */
public final class BatchRun {

	private final Analyzer analyzer;
	private final BatchOptions options;
	private final BatchListener listener;

	private final AtomicInteger resumed = new AtomicInteger();
	private final DoubleAdder mediaSeconds = new DoubleAdder();

	/**
	 * @param analyzer stays the caller's to close
	 * @param listener hears of each clip
	 */
	public BatchRun(Analyzer analyzer, BatchOptions options, BatchListener listener) {
		this.analyzer = analyzer;
		this.options = options;
		this.listener = listener;
	}

	/**
	 * Makes the folder of the results if need be.
	 *
	 * @throws StageException (stage report) if it cannot be made or written to
	 */
	public static void prepare(Path out) throws StageException {
		try {
			Files.createDirectories(out);
			// A folder may say that it is writable and not be (network shares, full disks): try.
			Files.delete(Files.createTempFile(out, ".try-", ""));
		}
		catch (IOException refused) {
			throw new StageException(Stage.REPORT, out.toString(),
					"results cannot be written to this folder: " + AtomicFile.words(refused), refused);
		}
	}

	/**
	 * Runs to the end.
	 *
	 * @throws StageException (stage report) if the tables of the run cannot be written, or if a run is to be resumed that
	 *         was made with other options or models
	 */
	public BatchSummary run(List<Inputs.Item> inputs) throws StageException {
		prepare(options.out());
		long start = System.nanoTime();
		List<List<String>> rows;
		try (Journal journal = Journal.open(options.out(), made(), options.resume())) {
			rows = analyzeAll(inputs, journal);
		}
		ClipTable.write(options.out().resolve("clips.csv"), rows);
		int failed = (int) rows.stream().filter(ClipTable::isFailed).count();
		double wallSeconds = (System.nanoTime() - start) * 1e-9;
		RunReport.write(options.out().resolve("run.json"), options.version(), analyzer, runOptions(),
				new RunReport.Totals(rows.size(), failed, resumed.get(), wallSeconds, mediaSeconds.sum()));
		return new BatchSummary(rows.size(), failed);
	}

	// -- Helper methods --

	private Map<String, Object> made() {
		Map<String, Object> made = new LinkedHashMap<>();
		made.put("options", RunReport.options(analyzer.settings()));
		made.put("annotate", options.annotate());
		made.put("models", RunReport.models(analyzer.nets()));
		return made;
	}

	private Map<String, Object> runOptions() {
		return Map.of("jobs", options.jobs(), "annotate", options.annotate(), "resume", options.resume());
	}

	private List<List<String>> analyzeAll(List<Inputs.Item> inputs, Journal journal) throws StageException {
		ExecutorService workers = Executors.newFixedThreadPool(options.jobs());
		try {
			List<Future<List<String>>> rows = new ArrayList<>();
			for (Inputs.Item input : inputs)
				rows.add(workers.submit(() -> row(input, journal)));
			List<List<String>> done = new ArrayList<>();
			for (Future<List<String>> row : rows)
				done.add(row.get());
			return done;
		}
		catch (ExecutionException failed) {
			if (failed.getCause() instanceof StageException stage)
				throw stage;
			throw new IllegalStateException(failed.getCause());
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new StageException(Stage.REPORT, options.out().toString(), "the run was interrupted", interrupted);
		}
		finally {
			workers.shutdownNow();
		}
	}

	private List<String> row(Inputs.Item input, Journal journal) throws StageException {
		ClipFile clip = input.clip();
		List<String> earlier = journal.earlierRow(clip);
		if (earlier != null) {
			resumed.incrementAndGet();
			listener.resumed(clip);
			return earlier;
		}
		ClipResult result = result(input);
		List<String> row = ClipTable.row(clip.name(), result);
		// A failed clip is tried again when the run is resumed: what was wrong may be mended by then.
		if (result.status() != ClipStatus.FAILED)
			journal.add(clip, row);
		mediaSeconds.add(result.durationSeconds().orElse(0));
		listener.finished(clip, result);
		return row;
	}

	/** Whether the face stream read the clip to its end; a clip without a face then has an empty table. */
	private static boolean looked(ClipResult result) {
		return result.face().state() == StreamState.SCORED || result.face().state() == StreamState.NO_FACE;
	}

	/** Nothing that one clip does may end the run: whatever goes wrong becomes this clip's failure. */
	private ClipResult result(Inputs.Item input) {
		ClipFile file = input.clip();
		String name = file.path().toString();
		if (input.failure().isPresent())
			return ClipResult.failed(name, input.failure().get());
		try {
			Clip clip = Clips.open(file.path());
			return write(file, clip, analyzer.analyze(clip));
		}
		catch (StageException failed) {
			return ClipResult.failed(name, failed);
		}
		catch (RuntimeException | LinkageError | OutOfMemoryError internal) {
			System.getLogger(BatchRun.class.getName()).log(System.Logger.Level.DEBUG, name, internal);
			return ClipResult.failed(name, new StageException(Stage.MEDIA, name, "internal error: " + internal, internal));
		}
	}

	/** A file that cannot be written makes the clip fail, but what its analysis found stays in the row. */
	private ClipResult write(ClipFile file, Clip clip, ClipResult result) {
		if (!looked(result))
			return result;
		try {
			FrameTable.write(options.out().resolve(file.name() + ".frames.csv"), result.faces().observations());
			if (options.annotate())
				AnnotatedVideo.write(options.out().resolve(file.name() + ".annotated.mp4"), clip, result);
			return result;
		}
		catch (StageException failed) {
			return result.withFailure(failed);
		}
	}
}
