package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.file.DecimalText;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * A table of clip scores, {@code clip,truth,angry..surprise}, from another tool or from fusion. {@code truth} may be
 * absent or empty. Scores have decimal points or commas.
 */
public final class ScoreTable {

	/** One clip. */
	public record Row(Optional<Emotion> truth, Scores scores) {}

	private static final String CLIP = "clip";
	private static final String TRUTH = "truth";

	private ScoreTable() {}

	/**
	 * Reads a table.
	 *
	 * @return rows by clip, in the order of the file
	 * @throws StageException (stage report) with file and line if it cannot be read, a column is missing, a clip occurs
	 *        twice, or a score is not a finite number of at least 0
	 */
	public static Map<String, Row> read(Path file) throws StageException {
		List<String> required = new ArrayList<>(List.of(CLIP));
		required.addAll(Columns.emotions(""));
		Map<String, Row> rows = new LinkedHashMap<>();
		for (CSVRecord line : CsvFile.read(file, required)) {
			CsvFile.checkFields(file, line);
			String clip = CsvFile.text(line.get(CLIP));
			if (rows.put(clip, new Row(truth(file, line), scores(file, line))) != null)
				throw CsvFile.wrong(file, line, "clip '" + clip + "' stands twice");
		}
		return rows;
	}

	/**
	 * Writes a table, whole or not at all.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, Map<String, Row> rows) throws StageException {
		List<String> columns = new ArrayList<>(List.of(CLIP, TRUTH));
		columns.addAll(Columns.emotions(""));
		List<List<String>> lines = new ArrayList<>();
		rows.forEach((clip, row) -> {
			List<String> line = new ArrayList<>(List.of(clip, row.truth().map(Emotion::label).orElse("")));
			line.addAll(Columns.values(Optional.of(row.scores())));
			lines.add(line);
		});
		CsvFile.write(file, columns, lines);
	}

	private static Optional<Emotion> truth(Path file, CSVRecord line) throws StageException {
		if (!line.isMapped(TRUTH) || line.get(TRUTH).isBlank())
			return Optional.empty();
		Optional<Emotion> truth = Emotion.ofLabel(line.get(TRUTH).strip());
		if (truth.isEmpty())
			throw CsvFile.wrong(file, line, "'" + line.get(TRUTH) + "' is none of the seven emotions");
		return truth;
	}

	private static Scores scores(Path file, CSVRecord line) throws StageException {
		double[] values = new double[Emotion.count()];
		for (Emotion emotion : Emotion.all()) {
			String text = line.get(emotion.label());
			try {
				values[emotion.ordinal()] = DecimalText.parse(text);
			}
			catch (NumberFormatException notANumber) {
				throw CsvFile.wrong(file, line, emotion.label() + " is '" + text + "', not a number");
			}
		}
		try {
			return Scores.of(values);
		}
		catch (IllegalArgumentException outOfRange) {
			throw CsvFile.wrong(file, line, "scores must be finite and not negative");
		}
	}
}
