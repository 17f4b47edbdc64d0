package org.demeanor.report.html;

import java.nio.file.Path;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.media.Clip;
import org.demeanor.report.ClipOutput;

/** Writes each clip's {@link ClipDetail}, from which the run's {@link HtmlReport} is made. */
public record ReportPartOutput() implements ClipOutput {

	public static final String KEY = "report";

	@Override
	public String key() {
		return KEY;
	}

	@Override
	public String suffix() {
		return ClipDetail.SUFFIX;
	}

	@Override
	public String description() {
		return "Also writes report.html: one page for the whole run, for a browser.";
	}

	@Override
	public void write(Path file, Clip clip, ClipMoments found) throws StageException {
		ClipDetail.write(file, clip, found.result());
	}
}
