package org.demeanor.imagej.display;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.demeanor.report.table.CsvFile;

import ij.measure.ResultsTable;

/**
 * Cells of the engine's tables in ImageJ's: the same texts, but numbers are numbers, so that they can be plotted; a name that
 * looks like one is none. ImageJ saves texts as they are, so that here, too, none is a formula.
 */
final class Cells {

	private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
	/** Columns of texts that users choose. */
	private static final Set<String> NAMES = Set.of("clip", "participant", "speaker", "condition", "condition_a", "condition_b",
			"truth", HandLabels.NAME);

	private Cells() {}

	/** Gives a table its columns, for one without rows would have none. */
	static void addColumns(ResultsTable table, List<String> columns) {
		columns.forEach(table::getFreeColumn);
	}

	/** Fills the table's last row. */
	static void add(ResultsTable table, List<String> columns, List<String> cells) {
		for (int column = 0; column < cells.size(); column++)
			if (isNumber(columns.get(column), cells.get(column)))
				table.addValue(columns.get(column), Double.parseDouble(cells.get(column)));
			else
				table.addValue(columns.get(column), CsvFile.harmless(cells.get(column)));
	}

	/** As many as the numbers of a row; a column without one there keeps its own. */
	static void setDecimals(ResultsTable table, List<String> columns, List<String> cells) {
		for (int column = 0; column < cells.size(); column++) {
			String cell = cells.get(column);
			int dot = cell.indexOf('.');
			if (isNumber(columns.get(column), cell))
				table.setDecimalPlaces(table.getColumnIndex(columns.get(column)), dot < 0 ? 0 : cell.length() - dot - 1);
		}
	}

	private static boolean isNumber(String column, String cell) {
		return !NAMES.contains(column) && NUMBER.matcher(cell).matches();
	}
}
