package org.demeanor.batch;

import java.nio.file.Path;
import java.util.List;

import org.demeanor.report.AnnotatedVideo;
import org.demeanor.report.ClipDetail;
import org.demeanor.report.ClipTable;
import org.demeanor.report.FrameTable;
import org.demeanor.report.HtmlReport;
import org.demeanor.report.RunFolder;
import org.demeanor.report.RunReport;

/** What an analysis of many clips leaves in its folder. */
final class RunFiles {

	/** What a clip's own files are called behind its name. */
	static final List<String> OF_CLIP = List.of(FrameTable.SUFFIX, AnnotatedVideo.SUFFIX, ClipDetail.SUFFIX);

	private static final List<String> OF_RUN = List.of(ClipTable.FILE, RunReport.FILE, HtmlReport.FILE,
			ClipTable.PARQUET, FrameTable.PARQUET);

	private RunFiles() {}

	static RunFolder in(Path folder) {
		return new RunFolder(folder, OF_RUN, OF_CLIP);
	}
}
