package org.demeanor.imagej.display;

import java.util.List;

import ij.measure.ResultsTable;

/** Any table of texts as a window. */
public final class RowsTable {

	private RowsTable() {}

	/** Returns the table, which no window shows yet. */
	public static ResultsTable of(List<String> columns, List<List<String>> rows) {
		ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		Cells.addColumns(table, columns);
		for (List<String> row : rows) {
			table.incrementCounter();
			Cells.add(table, columns, row);
			Cells.setDecimals(table, columns, row);
		}
		return table;
	}
}
