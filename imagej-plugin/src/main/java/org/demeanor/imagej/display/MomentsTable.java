package org.demeanor.imagej.display;

import org.demeanor.report.table.TimelineTable;
import org.demeanor.timeline.Timeline;

import ij.measure.ResultsTable;

/** The table {@code timeline.csv} as a window, with the same columns, numbers and digits. */
public final class MomentsTable {

	public static final String TITLE = "Demeanor timeline";

	private MomentsTable() {}

	/**
	 * Shows the steps of a clip if there are any, and replaces what the window showed. Without a display, or in batch mode,
	 * there is no such window.
	 */
	public static void show(Timeline timeline) {
		if (Messages.quiet() || timeline.rows().isEmpty() && ResultsTable.getResultsTable(TITLE) == null)
			return;
		of(timeline).show(TITLE);
	}

	/** Returns the table itself. */
	public static ResultsTable of(Timeline timeline) {
		return RowsTable.of(TimelineTable.columns(timeline), TimelineTable.rows(timeline).toList());
	}
}
