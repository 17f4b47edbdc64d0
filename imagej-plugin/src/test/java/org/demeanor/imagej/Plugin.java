package org.demeanor.imagej;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.OptionValues;
import org.demeanor.imagej.action.Runner;
import org.demeanor.report.table.FrameTable;

import ij.ImagePlus;
import ij.measure.ResultsTable;

/** Calls the plugin as a macro does, and reads its table afterwards. */
public final class Plugin {

	private Plugin() {}

	/** @return the messages */
	static String recognize(ImagePlus image, String options) {
		return run(MenuEntry.RECOGNIZE, image, options);
	}

	/** @return the messages */
	public static String run(MenuEntry entry, ImagePlus image, String options) {
		return Console.of(() -> Runner.run(entry, image, () -> OptionValues.ofMacro(options, entry.options()), Optional.empty()));
	}

	/** The cells of the frame table as it shows them. */
	static List<List<String>> cells() {
		ResultsTable table = ResultsTable.getResultsTable();
		List<List<String>> rows = new ArrayList<>();
		for (int row = 0; row < table.size(); row++) {
			int index = row;
			rows.add(FrameTable.COLUMNS.stream().map(column -> table.getStringValue(column, index)).toList());
		}
		return rows;
	}
}
