package org.demeanor.imagej;

import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.regex.Pattern;

import org.demeanor.face.FaceObservation;
import org.demeanor.report.FrameTable;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

/** The table {@code frames.csv} as a window: the same columns, the same numbers, the same digits. */
final class FramesTable {

	static final String TITLE = "Demeanor frames";

	private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

	private FramesTable() {}

	/** Numbers are numbers in it, so that they can be plotted. */
	private static ResultsTable of(List<FaceObservation> observations) {
		ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		for (FaceObservation seen : observations) {
			table.incrementCounter();
			List<String> row = FrameTable.row(seen);
			for (int column = 0; column < row.size(); column++)
				if (NUMBER.matcher(row.get(column)).matches())
					table.addValue(FrameTable.COLUMNS.get(column), Double.parseDouble(row.get(column)));
				else
					table.addValue(FrameTable.COLUMNS.get(column), row.get(column));
		}
		return table;
	}

	/**
	 * Puts it into its window, whose content it replaces. Without a display there are no windows; there it becomes
	 * ImageJ's results table, which macros and scripts can read and save.
	 */
	static void show(List<FaceObservation> observations) {
		ResultsTable table = of(observations);
		boolean headless = GraphicsEnvironment.isHeadless();
		if (headless)
			Analyzer.setResultsTable(table);
		// Not before: ImageJ gives its results table the decimals of its own settings.
		observations.stream().findFirst().ifPresent(seen -> setDecimals(table, FrameTable.row(seen)));
		if (!headless)
			table.show(TITLE);
	}

	/** As many as the texts have. */
	private static void setDecimals(ResultsTable table, List<String> row) {
		for (int column = 0; column < row.size(); column++) {
			int dot = row.get(column).indexOf('.');
			table.setDecimalPlaces(table.getColumnIndex(FrameTable.COLUMNS.get(column)),
					dot < 0 ? 0 : row.get(column).length() - dot - 1);
		}
	}
}
