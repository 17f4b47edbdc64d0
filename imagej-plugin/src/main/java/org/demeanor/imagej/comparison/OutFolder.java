package org.demeanor.imagej.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.report.run.Journal;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.CsvFile;

/** The folder of the results. */
public final class OutFolder {

	static final String MEANS = "conditions.csv";
	static final String PAIRS = "comparisons.csv";
	static final String PLOT = "conditions.png";

	private OutFolder() {}

	/**
	 * Checks that a comparison overwrites nothing but an earlier one.
	 *
	 * @param withClips whether the table of the clips is written too
	 * @throws StageException (stage report) if there are files of a run, or of somebody else
	 */
	public static void check(Path folder, boolean withClips) throws StageException {
		if (withClips && Journal.isIn(folder))
			throw new StageException(Stage.REPORT, folder.toString(), "holds the results of a run; choose another folder");
		if (isComparison(folder))
			return;
		List<String> files = new ArrayList<>(List.of(MEANS, PAIRS, PLOT));
		if (withClips)
			files.add(ClipTable.FILE);
		for (String file : files)
			if (Files.exists(folder.resolve(file)))
				throw new StageException(Stage.REPORT, folder.resolve(file).toString(),
						"is there already, and no comparison wrote it; choose another folder");
	}

	/** @throws StageException (stage report) if it is not there and cannot be made */
	static void make(Path folder) throws StageException {
		try {
			Files.createDirectories(folder);
		}
		catch (IOException failed) {
			throw new StageException(Stage.REPORT, folder.toString(), "cannot be made: " + AtomicFile.words(failed), failed);
		}
	}

	// -- Helper methods --

	/** Whether an earlier comparison has written into it. */
	private static boolean isComparison(Path folder) {
		try {
			CsvFile.read(folder.resolve(MEANS), ComparisonTables.MEANS);
			return true;
		}
		catch (StageException another) {
			return false;
		}
	}
}
