package org.demeanor.imagej.display;

import java.util.List;

import org.demeanor.report.table.PeopleTable;
import org.demeanor.timeline.PersonAnswer;

import ij.measure.ResultsTable;

/** The table {@code people.csv} as a window, with the same columns, numbers and digits. */
public final class PersonsTable {

	static final String TITLE = "Demeanor people";

	private PersonsTable() {}

	/**
	 * Shows the persons of a clip if they are several, and replaces what the window showed. Without a display, or in batch mode,
	 * there is no such window.
	 */
	public static void show(List<PersonAnswer> persons) {
		if (Messages.quiet() || persons.size() < 2 && ResultsTable.getResultsTable(TITLE) == null)
			return;
		of(persons).show(TITLE);
	}

	static ResultsTable of(List<PersonAnswer> persons) {
		ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		for (PersonAnswer person : persons) {
			table.incrementCounter();
			Cells.add(table, PeopleTable.COLUMNS, PeopleTable.row(person));
		}
		if (!persons.isEmpty())
			Cells.setDecimals(table, PeopleTable.COLUMNS, PeopleTable.row(persons.get(0)));
		return table;
	}
}
