package org.demeanor.report.annotation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.annotation.segment.AnnotationFormat;
import org.demeanor.file.SafeName;
import org.demeanor.media.Clip;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.table.TimelineTable;
import org.demeanor.timeline.TimelineSettings;

/**
 * Each clip's timeline as annotations.
 *
 * @param format of the file
 * @param settings of the timeline, with a step above 0
 */
public record AnnotationOutput(AnnotationFormat format, TimelineSettings settings) implements ClipOutput {

	public AnnotationOutput {
		Objects.requireNonNull(format);
		Objects.requireNonNull(settings);
	}

	@Override
	public String key() {
		return "export-" + format.label();
	}

	@Override
	public Optional<String> flag() {
		return Optional.empty();
	}

	@Override
	public String suffix() {
		return format.suffix();
	}

	@Override
	public String description() {
		return "Writes each clip's timeline as annotations.";
	}

	/** A still picture lasts no time, and readers of annotations refuse intervals without length. */
	@Override
	public boolean suits(ClipResult result) {
		return result.hasMoments() && lastsSomeTime(result);
	}

	/**
	 * Makes a clip's annotations anew from its table of the timeline, where both are there.
	 *
	 * @param folder of the results
	 * @param clip its name in the tables of the run
	 * @param medium the name of its file
	 * @throws StageException (stage report) if the table cannot be read or an annotation file cannot be written
	 */
	public static void rewrite(Path folder, String clip, String medium) throws StageException {
		Path timeline = SafeName.child(folder, clip + TimelineTable.SUFFIX, Stage.REPORT);
		for (AnnotationFormat format : AnnotationFormat.values()) {
			Path file = SafeName.child(folder, clip + format.suffix(), Stage.REPORT);
			if (Files.exists(file) && Files.exists(timeline))
				format.write(file, medium, TimelineTiers.of(TimelineTable.read(timeline)));
		}
	}

	@Override
	public void write(Path file, Clip clip, ClipMoments found) throws StageException {
		String medium = Path.of(clip.name()).getFileName().toString();
		format.write(file, medium, TimelineTiers.of(found.timeline(settings)));
	}

	// -- Helper methods --

	private static boolean lastsSomeTime(ClipResult result) {
		return result.durationSeconds().orElse(0) > 0 || result.sound().durationSeconds() > 0
				|| result.faces().observations().stream().anyMatch(seen -> seen.timeSeconds() > 0);
	}
}
