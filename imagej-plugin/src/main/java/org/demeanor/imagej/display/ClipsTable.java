package org.demeanor.imagej.display;

import java.util.List;
import java.util.Optional;

import org.demeanor.analysis.ClipResult;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.CsvFile;
import org.demeanor.score.Emotion;

import ij.measure.ResultsTable;

/** The table {@code clips.csv} as a window: one row for each analysed image, with its latest result. */
public final class ClipsTable {

	static final String TITLE = "Demeanor clips";

	private static final String TRUTH = "truth";
	private static final int LABEL = ClipTable.COLUMNS.indexOf("label");

	private ClipsTable() {}

	/** Adds or replaces the row of a clip. Without a display, or in batch mode, there is no such window. */
	public static void show(ClipResult result, Optional<Emotion> truth, HandLabels byHand) {
		if (Messages.quiet())
			return;
		ResultsTable table = Optional.ofNullable(ResultsTable.getResultsTable(TITLE)).orElseGet(ClipsTable::empty);
		addTo(table, result, truth, byHand);
		table.show(TITLE);
	}

	public static ResultsTable empty() {
		ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		return table;
	}

	public static void addTo(ResultsTable table, ClipResult result, Optional<Emotion> truth, HandLabels byHand) {
		for (int row = table.size() - 1; row >= 0; row--)
			if (CsvFile.harmless(result.clip()).equals(table.getStringValue(ClipTable.COLUMNS.get(0), row)))
				table.deleteRow(row);
		table.incrementCounter();
		List<String> found = ClipTable.row(result.clip(), result);
		List<String> columns = ClipTable.columns(List.of(found));
		List<String> cells = ClipTable.cells(found, columns);
		columns.add(ClipTable.COLUMNS.size(), TRUTH);
		cells.add(ClipTable.COLUMNS.size(), truth.map(Emotion::label).orElse(""));
		if (byHand.clip().isPresent() || byHand.any()) {
			columns.add(HandLabels.CORRECTED);
			cells.add(byHand.clip().map(label -> "label was " + cells.set(LABEL, label.label())).orElse("boxes or persons"));
		}
		Cells.add(table, columns, cells);
		Cells.setDecimals(table, columns, cells);
	}
}
