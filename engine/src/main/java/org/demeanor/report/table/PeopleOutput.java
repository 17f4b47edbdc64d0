package org.demeanor.report.table;

import java.nio.file.Path;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.media.Clip;
import org.demeanor.report.ClipOutput;

/** Writes each clip's {@link PeopleTable}. */
public record PeopleOutput() implements ClipOutput {

	@Override
	public String key() {
		return "people";
	}

	@Override
	public String suffix() {
		return PeopleTable.SUFFIX;
	}

	@Override
	public String description() {
		return "Writes each clip's persons.";
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
		PeopleTable.write(file, found.persons());
	}
}
