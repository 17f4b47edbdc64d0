package org.demeanor.imagej.display;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.demeanor.report.table.PeopleTable;
import org.demeanor.timeline.PersonAnswer;

import ij.measure.ResultsTable;

/** The table {@code people.csv} as a window, with the same columns, numbers and digits. */
public final class PersonsTable {

	static final String TITLE = "Demeanor people";

	private PersonsTable() {}

	/**
	 * Shows the persons of a clip if there are several, and replaces what the window showed. Without a display, or in batch mode,
	 * there is no such window.
	 */
	public static void show(List<PersonAnswer> persons, HandLabels byHand) {
		if (Messages.quiet() || persons.size() < 2 && ResultsTable.getResultsTable(TITLE) == null)
			return;
		of(persons, byHand).show(TITLE);
	}

	static ResultsTable of(List<PersonAnswer> persons, HandLabels byHand) {
		List<String> columns = new ArrayList<>(PeopleTable.columns(persons));
		List<List<String>> rows = PeopleTable.rows(persons);
		if (byHand.names().isEmpty())
			return RowsTable.of(columns, rows);
		columns.add(HandLabels.NAME);
		return RowsTable.of(columns, IntStream.range(0, rows.size())
				.mapToObj(i -> named(rows.get(i), byHand.name(persons.get(i).person()))).toList());
	}

	private static List<String> named(List<String> row, String name) {
		List<String> named = new ArrayList<>(row);
		named.add(name);
		return named;
	}
}
