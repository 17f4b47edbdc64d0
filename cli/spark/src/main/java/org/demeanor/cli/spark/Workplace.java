package org.demeanor.cli.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.SparkFiles;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.worker.IsolatedClips;
import org.demeanor.file.AtomicFile;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.CsvRows;
import org.demeanor.report.table.FrameTable;

/** What an executor keeps between tasks: the models, unpacked once, and the worker processes that loaded them. */
final class Workplace implements AutoCloseable {

	/** Executors are processes of one application, but a driver that is its own executor may run several jobs. */
	private static final Map<String, Workplace> OPEN = new HashMap<>();

	private final Path folder;
	private final IsolatedClips clips;

	private Workplace(SparkJob job) throws StageException {
		folder = folder();
		clips = new IsolatedClips(job.analysis().settings(), job.models().unpack(folder.resolve("models")), job.isolation(),
				job.limits(), folder);
	}

	/**
	 * This process's workplace; the first caller opens it.
	 *
	 * @throws StageException (stage model) if the models cannot be unpacked or loaded
	 */
	static synchronized Workplace of(SparkJob job) throws StageException {
		Workplace open = OPEN.get(job.id());
		if (open == null) {
			open = new Workplace(job);
			OPEN.put(job.id(), open);
		}
		return open;
	}

	/** Closes this process's workplace, if it has one. Elsewhere the workers end with their executor. */
	static synchronized void leave(SparkJob job) {
		Workplace open = OPEN.remove(job.id());
		if (open != null)
			open.close();
	}

	/** A clip's row of clips.csv, and its rows of frames.csv; none if the face stream did not read it. */
	record Analysed(List<String> row, List<List<String>> frames) {}

	/**
	 * @param attempt unique in this process: an input can be in hand twice, because Spark may repeat a slow task
	 * @throws StageException if no worker can be started; if a clip cannot be analysed, its row says why
	 */
	Analysed analyze(SparkInput input, long attempt) throws StageException {
		ClipFile file = new ClipFile(input.position() + "-" + attempt, Path.of(input.path()));
		ClipResult result = input.failure() == null ? clips.analyze(file)
				: ClipResult.failed(input.path(), input.failure());
		Path table = folder.resolve(file.name() + FrameTable.SUFFIX);
		return new Analysed(ClipTable.row(input.clip(), result), Files.exists(table) ? taken(table) : List.of());
	}

	@Override
	public void close() {
		clips.close();
	}

	// -- Helper methods --

	/** Where Spark puts an application's files on this machine, and removes them. */
	private static Path folder() throws StageException {
		Path root = Path.of(SparkFiles.getRootDirectory()).toAbsolutePath();
		try {
			return Files.createTempDirectory(root, "demeanor-");
		}
		catch (IOException failed) {
			throw new StageException(Stage.MODEL, root.toString(), "cannot be written to: " + AtomicFile.words(failed), failed);
		}
	}

	private static List<List<String>> taken(Path table) throws StageException {
		List<List<String>> frames = new ArrayList<>();
		try (CsvRows rows = FrameTable.rows(table)) {
			for (List<String> row = rows.next(); row != null; row = rows.next())
				frames.add(row);
			Files.delete(table);
			return frames;
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException failed) {
			throw new StageException(Stage.REPORT, table.toString(), "cannot be taken: " + AtomicFile.words(failed), failed);
		}
	}
}
