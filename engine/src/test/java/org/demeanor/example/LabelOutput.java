package org.demeanor.example;

import java.nio.file.Path;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.file.AtomicFile;
import org.demeanor.media.Clip;
import org.demeanor.report.ClipOutput;

/** A file with the clip's label. */
public record LabelOutput() implements ClipOutput {

	@Override
	public String key() {
		return "label";
	}

	@Override
	public String suffix() {
		return ".label.txt";
	}

	@Override
	public String description() {
		return "Also writes each clip's label into a file of its own.";
	}

	@Override
	public boolean suits(ClipResult result) {
		return result.fused().isPresent();
	}

	@Override
	public void write(Path file, Clip clip, ClipMoments found) throws StageException {
		AtomicFile.writeText(file, writer -> writer.write(found.result().fused().orElseThrow().top().label()));
	}
}
