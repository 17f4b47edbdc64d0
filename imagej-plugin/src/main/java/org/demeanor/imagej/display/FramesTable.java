package org.demeanor.imagej.display;

import java.util.List;

import org.demeanor.face.FaceObservation;
import org.demeanor.report.table.FrameTable;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

/** The table {@code frames.csv} as a window, with the same columns, numbers and digits. */
public final class FramesTable {

	static final String TITLE = "Demeanor frames";

	private FramesTable() {}

	/**
	 * Shows the table in its window and replaces the window's content. Without a display, or in batch mode, it becomes
	 * ImageJ's results table, which macros and scripts can read and save.
	 */
	public static void show(List<FaceObservation> observations) {
		ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		for (FaceObservation seen : observations) {
			table.incrementCounter();
			Cells.add(table, FrameTable.COLUMNS, FrameTable.row(seen));
		}
		if (Messages.quiet())
			Analyzer.setResultsTable(table);
		// Not earlier: ImageJ gives its results table the decimals of its own settings.
		observations.stream().findFirst()
				.ifPresent(seen -> Cells.setDecimals(table, FrameTable.COLUMNS, FrameTable.row(seen)));
		if (!Messages.quiet())
			table.show(TITLE);
	}
}
