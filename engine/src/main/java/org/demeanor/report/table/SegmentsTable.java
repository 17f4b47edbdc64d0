package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
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

	private static List<String> columns() {
		List<String> columns = new ArrayList<>(List.of("segment", "tier", "start_s", "end_s"));
		columns.addAll(ClipTable.COLUMNS);
		return List.copyOf(columns);
	}
}
