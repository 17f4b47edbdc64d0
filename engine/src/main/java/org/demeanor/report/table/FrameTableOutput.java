package org.demeanor.report.table;

import java.nio.file.Path;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.media.Clip;
import org.demeanor.report.ClipOutput;

/** Writes each clip's {@link FrameTable}; without a face it is empty. */
public record FrameTableOutput() implements ClipOutput {

	@Override
	public String key() {
		return "frames";
	}

	@Override
	public String suffix() {
		return FrameTable.SUFFIX;
	}

	@Override
	public String description() {
		return "Writes each clip's faces, a row a face a frame.";
	}

	@Override
	public boolean always() {
		return true;
	}

	@Override
	public boolean suits(ClipResult result) {
		return result.sawAllFrames();
	}

	@Override
	public void write(Path file, Clip clip, ClipMoments found) throws StageException {
		FrameTable.write(file, found.result().faces().observations());
	}
}
