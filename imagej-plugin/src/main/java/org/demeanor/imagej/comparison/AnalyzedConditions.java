package org.demeanor.imagej.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.demeanor.CancelledException;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.Inputs;
import org.demeanor.batch.input.RunInput;
import org.demeanor.media.open.Clips;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.ConditionTable;

/** The clips of some folders, analysed one after another. */
public final class AnalyzedConditions {

	/** Told of each clip. */
	@FunctionalInterface
	public interface Progress {

		/** @param done clips of all */
		void show(int done, int all);
	}

	private static final String COLUMN = "condition";

	private record Input(String condition, RunInput input) {}

	private final List<Input> inputs = new ArrayList<>();
	private final List<String> names = new ArrayList<>();
	private final List<List<String>> rows = new ArrayList<>();
	private final List<String> conditions = new ArrayList<>();
	private final List<String> failures = new ArrayList<>();

	/**
	 * @param folders by condition
	 * @param out the folder of the results, whose clips are none
	 * @param remarks takes lines on what was passed over
	 * @throws StageException (stage report) if the results were to lie among the clips
	 */
	public AnalyzedConditions(Map<String, Path> folders, Path out, Consumer<String> remarks) throws StageException {
		for (Map.Entry<String, Path> folder : folders.entrySet())
			for (RunInput input : Inputs.expand(List.of(folder.getValue().toString()), out, remarks)) {
				inputs.add(new Input(folder.getKey(), input));
				names.add(input.clip().name());
			}
	}

	/** Names of all clips; those of two conditions may be the same. */
	public List<String> names() {
		return names;
	}

	/**
	 * Analyses all clips. One that fails has a row that says why.
	 *
	 * @throws CancelledException if it was stopped: half of the clips are no comparison
	 */
	public void analyze(Analyzer analyzer, Progress progress) throws StageException {
		for (Input input : inputs) {
			ClipResult result = result(analyzer, input.input());
			for (StageException failure : result.failures())
				if (failure instanceof CancelledException)
					throw failure;
			result.failures().forEach(failure -> failures.add(failure.getMessage()));
			rows.add(ClipTable.row(input.input().clip().name(), result));
			conditions.add(input.condition());
			progress.show(rows.size(), inputs.size());
		}
	}

	/** Rows of {@code clips.csv}. */
	public List<List<String>> rows() {
		return rows;
	}

	/** The condition of each row. */
	public List<String> conditions() {
		return conditions;
	}

	/** Why clips failed, one line each. */
	public List<String> failures() {
		return failures;
	}

	/**
	 * Writes {@code clips.csv} with a column of conditions, which can be compared again without an analysis.
	 *
	 * @param calibrated rows, in the order of {@link #rows()}
	 * @throws StageException (stage report) if it cannot be written
	 */
	public void write(Path folder, List<List<String>> calibrated) throws StageException {
		OutFolder.make(folder);
		ConditionTable.write(folder.resolve(ClipTable.FILE), COLUMN, calibrated, conditions);
	}

	// -- Helper methods --

	private static ClipResult result(Analyzer analyzer, RunInput input) {
		String name = input.clip().path().toString();
		Optional<StageException> failure = input.failure();
		try {
			return failure.isPresent() ? ClipResult.failed(name, failure.get()) : analyzer.analyze(Clips.open(input.clip().path()));
		}
		catch (StageException failed) {
			return ClipResult.failed(name, failed);
		}
	}
}
