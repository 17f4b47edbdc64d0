package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipStatus;
import org.demeanor.file.DecimalText;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/** A table of clips with a column of conditions: {@code clips.csv} with one more column, or any with the columns of scores. */
public final class ConditionTable {

	private static final String CLIP = "clip";
	private static final String PARTICIPANT = "participant";
	private static final String STATUS = "status";

	/**
	 * One clip.
	 *
	 * @param condition not blank
	 * @param participant empty if the table does not say
	 * @param scores empty if the clip has none
	 */
	public record Row(String clip, String condition, Optional<String> participant, Optional<Scores> scores) {

		public Row {
			Objects.requireNonNull(clip);
			Objects.requireNonNull(condition);
			Objects.requireNonNull(participant);
			Objects.requireNonNull(scores);
		}
	}

	private ConditionTable() {}

	/**
	 * Reads a table; rows without a condition are left out. A failed clip has no scores, as they may be those of a part.
	 *
	 * @param column of the conditions
	 * @param prefix of the columns of scores: empty, {@code face_} or {@code voice_}
	 * @throws StageException (stage report) naming file and row if it cannot be read, a column is missing, or a score is none
	 */
	public static List<Row> read(Path file, String column, String prefix) throws StageException {
		List<String> required = new ArrayList<>(List.of(CLIP, column));
		required.addAll(Columns.emotions(prefix));
		List<Row> rows = new ArrayList<>();
		for (CSVRecord line : CsvFile.read(file, required)) {
			CsvFile.checkFields(file, line);
			String condition = CsvFile.text(line.get(column)).strip();
			if (!condition.isEmpty())
				rows.add(new Row(CsvFile.text(line.get(CLIP)), condition, participant(line), scores(file, line, prefix)));
		}
		return rows;
	}

	/**
	 * Writes rows of {@code clips.csv} with their conditions as the last column.
	 *
	 * @param conditions one for each row
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, String column, List<List<String>> rows, List<String> conditions) throws StageException {
		List<String> columns = new ArrayList<>(ClipTable.columns(rows));
		List<List<String>> all = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			List<String> row = ClipTable.cells(rows.get(i), columns);
			row.add(conditions.get(i));
			all.add(row);
		}
		columns.add(column);
		CsvFile.write(file, columns, all);
	}

	// -- Helper methods --

	private static Optional<String> participant(CSVRecord line) {
		return line.isMapped(PARTICIPANT) ? Optional.of(CsvFile.text(line.get(PARTICIPANT)).strip()).filter(name -> !name.isEmpty())
				: Optional.empty();
	}

	private static Optional<Scores> scores(Path file, CSVRecord line, String prefix) throws StageException {
		if (line.isMapped(STATUS) && line.get(STATUS).equals(ClipStatus.FAILED.label()))
			return Optional.empty();
		double[] values = new double[Emotion.count()];
		int given = 0;
		for (Emotion emotion : Emotion.all()) {
			String text = line.get(prefix + emotion.label()).strip();
			given += text.isEmpty() ? 0 : 1;
			try {
				values[emotion.ordinal()] = text.isEmpty() ? 0 : DecimalText.parse(text);
			}
			catch (NumberFormatException notANumber) {
				throw CsvFile.wrong(file, line, prefix + emotion.label() + " is '" + text + "', not a number");
			}
		}
		if (given > 0 && given < values.length)
			throw CsvFile.wrong(file, line, "only " + given + " of " + values.length + " scores are given");
		try {
			return given == 0 ? Optional.empty() : Optional.of(Scores.of(values));
		}
		catch (IllegalArgumentException outOfRange) {
			throw CsvFile.wrong(file, line, "scores must be finite and not negative");
		}
	}
}
