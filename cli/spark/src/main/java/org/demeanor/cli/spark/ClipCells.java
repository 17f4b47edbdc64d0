package org.demeanor.cli.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.demeanor.StageException;
import org.demeanor.report.table.CsvRows;

/**
 * The cells of one clip's table as they are in CSV, because what is calibrated needs their digits.
 *
 * @param columns behind the usual ones those that only some nets give; none if the clip has no such table
 * @param rows a cell for each column
 */
record ClipCells(List<String> columns, List<List<String>> rows) {

	/** Cells of no table. */
	static final ClipCells NONE = new ClipCells(List.of(), List.of());

	/**
	 * A clip's table from its file.
	 *
	 * @param usual the columns that every such table has
	 * @return {@link #NONE} if there is no such file
	 * @throws StageException (stage report) if it cannot be read or is not such a table
	 */
	static ClipCells read(Path file, List<String> usual) throws StageException {
		if (!Files.exists(file))
			return NONE;
		List<List<String>> rows = new ArrayList<>();
		try (CsvRows table = new CsvRows(file, usual)) {
			for (List<String> row = table.next(); row != null; row = table.next())
				rows.add(row);
			return new ClipCells(table.columns(), rows);
		}
	}

	/** The usual columns, then those that any of the tables has besides, in the order of the tables. */
	static List<String> joined(List<String> usual, List<List<String>> columnsOfTables) {
		Set<String> joined = new LinkedHashSet<>(usual);
		columnsOfTables.forEach(joined::addAll);
		return List.copyOf(joined);
	}

	/** The columns of an array of arrays as {@link #arrays()} makes it, and its rows. */
	static ClipCells of(List<List<String>> arrays) {
		return arrays.isEmpty() ? NONE : new ClipCells(arrays.get(0), arrays.subList(1, arrays.size()));
	}

	/** For a cell of a data frame: the columns, then each row; empty if the clip has no such table. */
	String[][] arrays() {
		List<String[]> arrays = new ArrayList<>();
		if (!columns.isEmpty())
			arrays.add(columns.toArray(String[]::new));
		rows.forEach(row -> arrays.add(row.toArray(String[]::new)));
		return arrays.toArray(String[][]::new);
	}

	/** The rows in a table with these columns, with the clip's name in front; a cell is empty where this table has no such column. */
	List<List<String>> named(String clip, List<String> all) {
		List<List<String>> named = new ArrayList<>();
		for (List<String> row : rows) {
			List<String> cells = new ArrayList<>(List.of(clip));
			for (String column : all) {
				int place = columns.indexOf(column);
				cells.add(place < 0 ? "" : row.get(place));
			}
			named.add(cells);
		}
		return named;
	}
}
