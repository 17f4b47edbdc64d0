package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

import org.demeanor.StageException;
import org.demeanor.score.NamedValues;
import org.demeanor.timeline.Timeline;
import org.demeanor.timeline.TimelineRow;
import org.demeanor.timeline.speaker.Speaker;

/** The table {@code <clip name>.timeline.csv}: one row for each step of time and each person. */
public final class TimelineTable {

	/** What follows the clip's name in the name of the file. */
	public static final String SUFFIX = ".timeline.csv";

	/** The name of the Parquet file with all clips' timelines. */
	public static final String PARQUET = "timeline.parquet";

	/** Its columns, in order. */
	public static final List<String> COLUMNS = columns();

	private TimelineTable() {}

	/** Returns one row with the usual cells; those of a stream without an answer are empty. */
	public static List<String> row(TimelineRow step) {
		List<String> row = new ArrayList<>();
		row.add(Columns.decimal(step.timeSeconds()));
		row.add(Columns.decimal(step.endSeconds()));
		row.add(step.person().isPresent() ? String.valueOf(step.person().getAsInt()) : "");
		row.add(String.valueOf(step.frames()));
		row.add(step.speaking().isPresent() ? Columns.decimal(step.speaking().getAsDouble()) : "");
		row.add(Columns.label(step.face()));
		row.addAll(Columns.values(step.face()));
		row.add(Columns.decimal(step.voiceSeconds()));
		row.add(Columns.label(step.voice()));
		row.addAll(Columns.values(step.voice()));
		row.add(Columns.label(step.fused()));
		row.add(step.fused().map(scores -> Columns.decimal(scores.confidence())).orElse(""));
		row.addAll(Columns.values(step.fused()));
		row.add(Columns.decimal(step.voiceWeight()));
		row.add(step.speaker().map(Speaker::label).orElse(""));
		return row;
	}

	/** The columns of a timeline's table: behind the usual ones what its nets tell besides the scores. */
	public static List<String> columns(Timeline timeline) {
		List<String> columns = new ArrayList<>(COLUMNS);
		names(timeline, TimelineRow::faceFurther).forEach(name -> columns.add("face_" + name));
		names(timeline, TimelineRow::voiceFurther).forEach(name -> columns.add("voice_" + name));
		return columns;
	}

	/** The rows of a timeline's table, with a cell for each of {@link #columns(Timeline)}. */
	public static Stream<List<String>> rows(Timeline timeline) {
		int face = names(timeline, TimelineRow::faceFurther).size();
		int voice = names(timeline, TimelineRow::voiceFurther).size();
		return timeline.rows().stream().map(step -> row(step, face, voice));
	}

	/**
	 * Writes the table, whole or not at all.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, Timeline timeline) throws StageException {
		CsvFile.write(file, columns(timeline), () -> rows(timeline).iterator());
	}

	/**
	 * Opens a table to read it row by row.
	 *
	 * @throws StageException (stage report) if it cannot be read or is not such a table
	 */
	public static CsvRows rows(Path file) throws StageException {
		return new CsvRows(file, COLUMNS);
	}

	/**
	 * Reads a table back: its numbers have the table's digits.
	 *
	 * @throws StageException (stage report) if it cannot be read or is not such a table
	 */
	public static Timeline read(Path file) throws StageException {
		try {
			List<TimelineRow> steps = new ArrayList<>();
			try (CsvRows rows = rows(file)) {
				for (List<String> row = rows.next(); row != null; row = rows.next())
					steps.add(parsed(row, rows.columns()));
			}
			return timeline(steps);
		}
		catch (IllegalArgumentException | NoSuchElementException wrong) {
			throw CsvFile.unreadable(file, wrong);
		}
	}

	/**
	 * A timeline from rows of a table.
	 *
	 * @param columns of the rows: the usual ones, behind them those that only some nets give
	 * @throws IllegalArgumentException if they are not of this table
	 * @throws NoSuchElementException if a number is missing in one
	 */
	public static Timeline of(List<String> columns, List<List<String>> rows) {
		return timeline(rows.stream().map(row -> parsed(row, columns)).toList());
	}

	private static Timeline timeline(List<TimelineRow> steps) {
		return new Timeline(steps.isEmpty() ? 0 : steps.get(0).endSeconds() - steps.get(0).timeSeconds(), steps);
	}

	private static List<String> names(Timeline timeline, Function<TimelineRow, NamedValues> further) {
		return timeline.rows().stream().map(further).filter(values -> !values.isEmpty()).findFirst().map(NamedValues::names)
				.orElse(List.of());
	}

	private static List<String> row(TimelineRow step, int face, int voice) {
		List<String> row = row(step);
		for (int i = 0; i < face; i++)
			row.add(step.faceFurther().isEmpty() ? "" : Columns.decimal(step.faceFurther().get(i)));
		for (int i = 0; i < voice; i++)
			row.add(step.voiceFurther().isEmpty() ? "" : Columns.decimal(step.voiceFurther().get(i)));
		return row;
	}

	/** The cells behind the usual columns; none where they are empty. */
	private static NamedValues further(List<String> row, List<String> columns, String stream) {
		List<String> names = new ArrayList<>();
		List<Double> values = new ArrayList<>();
		for (int i = COLUMNS.size(); i < columns.size(); i++)
			if (columns.get(i).startsWith(stream) && !row.get(i).isEmpty()) {
				names.add(columns.get(i).substring(stream.length()));
				values.add(Double.parseDouble(row.get(i)));
			}
		return names.isEmpty() ? NamedValues.NONE : NamedValues.of(names, values.stream().mapToDouble(Double::doubleValue).toArray());
	}

	private static TimelineRow parsed(List<String> row, List<String> columns) {
		String person = cell(row, "person");
		return new TimelineRow(Columns.number(cell(row, "time_s")).orElseThrow(), Columns.number(cell(row, "end_s")).orElseThrow(),
				person.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(person)), Integer.parseInt(cell(row, "frames")),
				Columns.number(cell(row, "speaking")), Columns.scores(COLUMNS, row, "face_"),
				Columns.number(cell(row, "voice_s")).orElseThrow(), Columns.number(cell(row, "voice_weight")).orElseThrow(),
				Columns.scores(COLUMNS, row, "voice_"), Columns.scores(COLUMNS, row, ""), further(row, columns, "face_"),
				further(row, columns, "voice_"),
				Optional.of(cell(row, "speaker")).filter(label -> !label.isEmpty()).map(Speaker::ofLabel));
	}

	private static String cell(List<String> row, String column) {
		return row.get(COLUMNS.indexOf(column));
	}

	private static List<String> columns() {
		List<String> columns = new ArrayList<>(List.of("time_s", "end_s", "person", "frames", "speaking", "face_label"));
		columns.addAll(Columns.emotions("face_"));
		columns.addAll(List.of("voice_s", "voice_label"));
		columns.addAll(Columns.emotions("voice_"));
		columns.addAll(List.of("label", "confidence"));
		columns.addAll(Columns.emotions(""));
		columns.addAll(List.of("voice_weight", "speaker"));
		return List.copyOf(columns);
	}
}
