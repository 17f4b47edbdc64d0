package org.demeanor.batch;

import java.nio.file.Path;
import java.util.List;

import org.demeanor.report.html.ClipDetail;
import org.demeanor.report.html.HtmlReport;
import org.demeanor.report.run.RunFolder;
import org.demeanor.report.run.RunReport;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.video.AnnotatedVideo;

/** What an analysis of many clips leaves in its folder. */
public final class RunFiles {

	/** What a clip's own files are called behind its name. */
	public static final List<String> OF_CLIP = List.of(FrameTable.SUFFIX, AnnotatedVideo.SUFFIX, ClipDetail.SUFFIX);

	private static final List<String> OF_RUN = List.of(ClipTable.FILE, RunReport.FILE, HtmlReport.FILE,
			ClipTable.PARQUET, FrameTable.PARQUET);

	private RunFiles() {}

	public static RunFolder in(Path folder) {
		return new RunFolder(folder, OF_RUN, OF_CLIP);
	}
}
