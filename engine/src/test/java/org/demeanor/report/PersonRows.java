package org.demeanor.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.PeopleTable;

/** Rows of the tables of people and frames, for tests. */
public final class PersonRows {

	private PersonRows() {}

	/** A person's row, otherwise empty. */
	public static List<String> person(int number, int frames) {
		List<String> row = new ArrayList<>(Collections.nCopies(PeopleTable.COLUMNS.size(), ""));
		row.set(PeopleTable.COLUMNS.indexOf("person"), String.valueOf(number));
		row.set(PeopleTable.COLUMNS.indexOf("frames"), String.valueOf(frames));
		return row;
	}

	/** A face's row with a square box, otherwise 0. */
	public static List<String> seen(int person, int side) {
		List<String> row = new ArrayList<>(Collections.nCopies(FrameTable.COLUMNS.size(), "0"));
		row.set(FrameTable.COLUMNS.indexOf("face"), String.valueOf(person));
		row.set(FrameTable.COLUMNS.indexOf("width"), String.valueOf(side));
		row.set(FrameTable.COLUMNS.indexOf("height"), String.valueOf(side));
		return row;
	}
}
