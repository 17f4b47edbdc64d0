package org.demeanor.imagej.display;

import java.util.ArrayList;
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
	 * ImageJ's results table, which macros and scripts can read and save. If something was corrected, two columns say what.
	 */
	public static void show(List<FaceObservation> observations, HandLabels byHand) {
		ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		List<String> columns = columns(observations, byHand);
		Cells.addColumns(table, columns);
		for (FaceObservation seen : observations) {
			table.incrementCounter();
			Cells.add(table, columns, row(seen, byHand));
		}
		if (Messages.quiet())
			Analyzer.setResultsTable(table);
		// Not earlier: ImageJ gives its results table the decimals of its own settings.
		observations.stream().findFirst().ifPresent(seen -> Cells.setDecimals(table, columns, row(seen, byHand)));
		if (!Messages.quiet())
			table.show(TITLE);
	}

	// -- Helper methods --

	private static List<String> columns(List<FaceObservation> observations, HandLabels byHand) {
		List<String> columns = FrameTable.columns(observations);
		if (byHand.any())
			columns.addAll(List.of(HandLabels.NAME, HandLabels.CORRECTED));
		return columns;
	}

	private static List<String> row(FaceObservation seen, HandLabels byHand) {
		List<String> row = new ArrayList<>(FrameTable.row(seen));
		row.set(FrameTable.COLUMNS.indexOf("label"), byHand.label(seen).label());
		if (byHand.any())
			row.addAll(List.of(byHand.name(seen.face()), byHand.mark(seen)));
		return row;
	}
}
