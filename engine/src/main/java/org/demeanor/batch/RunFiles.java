package org.demeanor.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.demeanor.report.ClipOutput;
import org.demeanor.report.html.HtmlReport;
import org.demeanor.report.run.RunFolder;
import org.demeanor.report.run.RunReport;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.FrameTable;

/** What an analysis of many clips leaves in its folder. */
public final class RunFiles {

	private static final List<String> OF_RUN = List.of(ClipTable.FILE, RunReport.FILE, HtmlReport.FILE,
			ClipTable.PARQUET, FrameTable.PARQUET);

	private RunFiles() {}

	/**
	 * The folder of a run. What earlier runs wrote there goes, too, whatever they were asked for.
	 *
	 * @param outputs that this run writes
	 */
	public static RunFolder in(Path folder, List<ClipOutput> outputs) {
		return new RunFolder(folder, OF_RUN,
				Stream.concat(ClipOutputs.ALL.stream(), outputs.stream()).map(ClipOutput::suffix).distinct().toList());
	}
}
