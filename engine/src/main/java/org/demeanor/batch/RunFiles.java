package org.demeanor.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.demeanor.StageException;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.html.HtmlReport;
import org.demeanor.report.moments.JoinedTable;
import org.demeanor.report.moments.MomentTable;
import org.demeanor.report.moments.SummaryTable;
import org.demeanor.report.run.RunFolder;
import org.demeanor.report.run.RunReport;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.PeopleTable;
import org.demeanor.report.table.SegmentsTable;
import org.demeanor.report.table.TimelineTable;
import org.demeanor.report.video.FilmTracks;

/** The files that an analysis of many clips writes into its folder. */
public final class RunFiles {

	private static final List<String> OF_RUN = List.of(ClipTable.FILE, ClipTable.RAW, RunReport.FILE, HtmlReport.FILE,
			PeopleTable.FILE, SegmentsTable.FILE, SummaryTable.FILE, ClipTable.PARQUET, ClipTable.RAW_PARQUET, FrameTable.PARQUET,
			TimelineTable.PARQUET, PeopleTable.PARQUET, SummaryTable.PARQUET);

	private RunFiles() {}

	/**
	 * The folder of a run. Files of earlier runs are removed, whatever their options were.
	 *
	 * @param outputs that this run writes
	 */
	public static RunFolder in(Path folder, List<ClipOutput> outputs) {
		return new RunFolder(folder, OF_RUN, suffixes(outputs));
	}

	/**
	 * What follows a clip's name in the names of all files that a run may write for it.
	 *
	 * @param outputs of that run besides {@link ClipOutputs#ALL}
	 */
	public static List<String> suffixes(List<ClipOutput> outputs) {
		return Stream.of(Stream.concat(ClipOutputs.ALL.stream(), outputs.stream()).map(ClipOutput::suffix),
				MomentTable.ALL.stream().map(MomentTable::rawSuffix), Stream.of(FilmTracks.SUFFIX)).flatMap(all -> all).distinct()
				.toList();
	}

	/**
	 * Writes the tables of a finished run that join those of its clips.
	 *
	 * @param rows of {@code clips.csv}
	 * @param segments whether answers for segments were asked for: then their table is there, also without a row
	 * @return one line on the segments that failed; empty if there are none
	 * @throws StageException (stage report) if a table cannot be read or written
	 */
	public static Optional<StageException> join(Path folder, List<List<String>> rows, boolean segments) throws StageException {
		List<String> clips = rows.stream().map(ClipTable::clip).toList();
		JoinedTable.write(folder, PeopleTable.FILE, PeopleTable.SUFFIX, PeopleTable.COLUMNS, true, clips);
		if (segments)
			JoinedTable.write(folder, SegmentsTable.FILE, SegmentsTable.SUFFIX, SegmentsTable.COLUMNS, false, clips);
		SummaryTable.write(folder, clips);
		return segments ? SegmentsTable.failed(folder) : Optional.empty();
	}
}
