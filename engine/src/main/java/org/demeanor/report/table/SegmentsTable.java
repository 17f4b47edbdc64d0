package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.Counts;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.ClipStatus;
import org.demeanor.annotation.segment.Segment;

/**
 * The table {@code <clip name>.segments.csv}: one row for each segment. The run's {@code segments.csv} joins those of
 * all clips.
 */
public final class SegmentsTable {

	/** The name of the run's table. */
	public static final String FILE = "segments.csv";

	/** What follows the clip's name in the name of the file. */
	public static final String SUFFIX = ".segments.csv";

	/** Its columns, in order: those of the segment, then those of {@code clips.csv}. */
	public static final List<String> COLUMNS = columns();

	private SegmentsTable() {}

	/**
	 * Returns one row: a cell for each of {@link #COLUMNS}; behind them, as name=value, what nets tell besides the scores.
	 *
	 * @param clip the clip's name in the tables of this run
	 * @param result of the segment, as for a clip of its own
	 */
	public static List<String> row(String clip, Segment segment, ClipResult result) {
		List<String> row = new ArrayList<>(List.of(segment.name(), segment.tier(), Columns.decimal(segment.startSeconds()),
				Columns.decimal(segment.endSeconds())));
		row.addAll(ClipTable.row(clip, result));
		return row;
	}

	/**
	 * Writes a clip's table, whole or not at all.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, List<List<String>> rows) throws StageException {
		Columns.write(file, COLUMNS, rows);
	}

	/**
	 * One line on the segments of a run that failed; empty if there are none.
	 *
	 * @param folder of the results, with {@link #FILE}
	 * @throws StageException (stage report) if the table cannot be read
	 */
	public static Optional<StageException> failed(Path folder) throws StageException {
		Path file = folder.resolve(FILE);
		int all = 0;
		int failed = 0;
		try (CsvRows rows = new CsvRows(file, COLUMNS)) {
			for (List<String> row = rows.next(); row != null; row = rows.next()) {
				all++;
				if (row.get(COLUMNS.indexOf("status")).equals(ClipStatus.FAILED.label()))
					failed++;
			}
		}
		return failed == 0 ? Optional.empty() : Optional.of(new StageException(Stage.ANNOTATION, file.toString(),
				Counts.of(all, "segment") + ", " + failed + " failed: see the column error"));
	}

	private static List<String> columns() {
		List<String> columns = new ArrayList<>(List.of("segment", "tier", "start_s", "end_s"));
		columns.addAll(ClipTable.COLUMNS);
		return List.copyOf(columns);
	}
}
