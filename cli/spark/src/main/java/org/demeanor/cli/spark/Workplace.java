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
import org.demeanor.file.FileStamp;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.CsvRows;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.PeopleTable;
import org.demeanor.report.table.TimelineTable;

/** What an executor keeps between tasks: the models, unpacked once, and the worker processes that loaded them. */
final class Workplace implements AutoCloseable {

	/** Executors are processes of one application, but a driver that is its own executor may run several jobs. */
	private static final Map<String, Workplace> OPEN = new HashMap<>();

	private final Path folder;
	private final IsolatedClips clips;

	private Workplace(SparkJob job) throws StageException {
		folder = folder();
		clips = new IsolatedClips(job.analysis().settings(), job.models().unpack(folder.resolve("models")), job.isolation(),
				job.limits(), job.outputs(), folder);
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

	/**
	 * What was found in a clip, in cells of the tables of the command line. In front of a table's rows are its columns, as some
	 * nets give further ones; a table that was not written is empty.
	 *
	 * @param row of clips.csv
	 * @param frames frames.csv; empty if the face stream did not read it
	 * @param timeline timeline.csv
	 * @param people people.csv
	 */
	record Analysed(List<String> row, List<List<String>> frames, List<List<String>> timeline, List<List<String>> people) {}

	/**
	 * @param before the stamp of its file now
	 * @param attempt unique in this process: an input can be in hand twice, because Spark may repeat a slow task
	 * @throws StageException if no worker can be started; if a clip cannot be analysed, its row says why
	 */
	Analysed analyze(SparkInput input, FileStamp before, long attempt) throws StageException {
		ClipFile file = new ClipFile(input.position() + "-" + attempt, input.file());
		ClipResult result = input.failure() == null ? clips.analyze(file)
				: ClipResult.failed(input.path(), input.failure());
		if (before.isOutdated(input.file()))
			result = result.ofChangedFile();
		return new Analysed(ClipTable.row(input.clip(), result), taken(file, FrameTable.SUFFIX, FrameTable.COLUMNS),
				taken(file, TimelineTable.SUFFIX, TimelineTable.COLUMNS), taken(file, PeopleTable.SUFFIX, PeopleTable.COLUMNS));
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

	private List<List<String>> taken(ClipFile clip, String suffix, List<String> columns) throws StageException {
		Path table = folder.resolve(clip.name() + suffix);
		if (!Files.exists(table))
			return List.of();
		List<List<String>> taken = new ArrayList<>();
		try (CsvRows rows = new CsvRows(table, columns)) {
			for (List<String> row = rows.columns(); row != null; row = rows.next())
				taken.add(row);
		}
		try {
			Files.delete(table);
			return taken;
		}
		catch (IOException failed) {
			throw new StageException(Stage.REPORT, table.toString(), "cannot be taken: " + AtomicFile.words(failed), failed);
		}
	}
}
