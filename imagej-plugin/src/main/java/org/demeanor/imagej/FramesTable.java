package org.demeanor.imagej;

import java.awt.GraphicsEnvironment;
import java.util.List;

import org.demeanor.face.FaceObservation;
import org.demeanor.report.FrameTable;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

/** The table {@code frames.csv} as a window: the same columns, the same numbers, the same digits. */
final class FramesTable {

	static final String TITLE = "Demeanor frames";

	private FramesTable() {}

	static ResultsTable of(List<FaceObservation> observations) {
		ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		for (FaceObservation seen : observations) {
			table.incrementCounter();
			List<String> row = FrameTable.row(seen);
			for (int column = 0; column < row.size(); column++)
				add(table, FrameTable.COLUMNS.get(column), row.get(column));
		}
		return table;
	}

	/**
	 * In its window, whose content it replaces. Without a display there are no windows; there it becomes ImageJ's results
	 * table, which macros and scripts can read and save.
	 */
	static void show(ResultsTable table) {
		if (GraphicsEnvironment.isHeadless())
			Analyzer.setResultsTable(table);
		else
			table.show(TITLE);
	}

	/** Numbers as numbers, so that they can be plotted, with as many decimals as the text has. */
	private static void add(ResultsTable table, String column, String text) {
		if (!text.matches("-?\\d+(\\.\\d+)?")) {
			table.addValue(column, text);
			return;
		}
		table.addValue(column, Double.parseDouble(text));
		int dot = text.indexOf('.');
		table.setDecimalPlaces(table.getColumnIndex(column), dot < 0 ? 0 : text.length() - dot - 1);
	}
}
