package org.demeanor.cli.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.SafeName;
import org.demeanor.report.moments.SummaryTable;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.CsvRows;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.PeopleTable;
import org.demeanor.report.table.TimelineTable;

/**
 * {@code clips.parquet}, with the rows and columns of clips.csv, likewise {@code clips.raw.parquet}, and
 * {@code frames.parquet}, the rows of every clip's frames.csv behind a column {@code clip}; likewise {@code timeline.parquet} and
 * {@code people.parquet}. {@code summary.parquet} has the rows of summary.csv. Names are as they are, without the
 * apostrophe that guards formulas in CSV: the cells of Parquet have types, and no reader runs a text.
 */
public final class ParquetTables {

	private ParquetTables() {}

	/**
	 * Writes them at the end of a run, each whole or not at all.
	 *
	 * @param folder of the run's results; clips.csv need not be there
	 * @param rows of clips.csv
	 * @throws StageException (stage report) if a table cannot be read or written
	 */
	public static void write(Path folder, List<List<String>> rows) throws StageException {
		AtomicFile.write(folder.resolve(ClipTable.PARQUET), part -> clips(rows, folder.resolve(ClipTable.FILE), part));
		if (Files.exists(folder.resolve(ClipTable.RAW)))
			AtomicFile.write(folder.resolve(ClipTable.RAW_PARQUET),
					part -> clips(ClipTable.read(folder.resolve(ClipTable.RAW)), folder.resolve(ClipTable.RAW), part));
		List<String> clips = rows.stream().map(ClipTable::clip).toList();
		AtomicFile.write(folder.resolve(FrameTable.PARQUET),
				part -> ofClips(folder, clips, part, "frames", FrameTable.SUFFIX, FrameTable.COLUMNS, FrameTable::rows));
		AtomicFile.write(folder.resolve(TimelineTable.PARQUET),
				part -> ofClips(folder, clips, part, "timeline", TimelineTable.SUFFIX, TimelineTable.COLUMNS,
						TimelineTable::rows));
		AtomicFile.write(folder.resolve(PeopleTable.PARQUET), part -> ofClips(folder, clips, part, "people",
				PeopleTable.SUFFIX, PeopleTable.COLUMNS, file -> new CsvRows(file, PeopleTable.COLUMNS)));
		Path summary = folder.resolve(SummaryTable.FILE);
		if (Files.exists(summary))
			AtomicFile.write(folder.resolve(SummaryTable.PARQUET), part -> {
				try (ParquetTable table = new ParquetTable(part, "summary", SummaryTable.COLUMNS);
						CsvRows moments = SummaryTable.rows(summary)) {
					for (List<String> row = moments.next(); row != null; row = moments.next())
						table.write(row, summary);
				}
			});
	}

	/** Whether a folder holds them. */
	public static boolean areIn(Path folder) {
		return Files.exists(folder.resolve(ClipTable.PARQUET));
	}

	/** @param source named in messages */
	private static void clips(List<List<String>> rows, Path source, Path file) throws IOException {
		List<String> columns = ClipTable.columns(rows);
		try (ParquetTable table = new ParquetTable(file, "clips", columns)) {
			for (List<String> row : rows)
				table.write(ClipTable.cells(row, columns), source);
		}
	}

	/** Opens one clip's table. */
	@FunctionalInterface
	private interface Rows {

		CsvRows of(Path file) throws IOException;
	}

	/** Joins the tables of all clips, with the clip's name in front. */
	private static void ofClips(Path folder, List<String> clips, Path file, String name, String suffix, List<String> clipColumns,
			Rows rows) throws IOException {
		List<String> columns = new ArrayList<>(List.of("clip"));
		columns.addAll(clipColumns);
		columns.addAll(further(folder, clips, suffix, clipColumns, rows));
		try (ParquetTable table = new ParquetTable(file, name, columns)) {
			for (String clip : clips) {
				Path source = SafeName.child(folder, clip + suffix, Stage.REPORT);
				if (Files.exists(source))
					copy(clip, source, rows, table, columns);
			}
		}
	}

	/** The columns that only some nets give, from all clips' tables. */
	private static Set<String> further(Path folder, List<String> clips, String suffix, List<String> usual, Rows tables)
			throws IOException {
		Set<String> further = new LinkedHashSet<>();
		for (String clip : clips) {
			Path source = SafeName.child(folder, clip + suffix, Stage.REPORT);
			if (Files.exists(source))
				try (CsvRows table = tables.of(source)) {
					further.addAll(table.columns().subList(usual.size(), table.columns().size()));
				}
		}
		return further;
	}

	private static void copy(String clip, Path source, Rows tables, ParquetTable table, List<String> columns) throws IOException {
		try (CsvRows frames = tables.of(source)) {
			for (List<String> frame = frames.next(); frame != null; frame = frames.next()) {
				List<String> row = new ArrayList<>(List.of(clip));
				// A clip in which nobody is seen has no further columns.
				for (String column : columns.subList(1, columns.size())) {
					int cell = frames.columns().indexOf(column);
					row.add(cell < 0 ? "" : frame.get(cell));
				}
				table.write(row, source);
			}
		}
	}
}
