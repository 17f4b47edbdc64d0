package org.demeanor.report.annotation;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.annotation.segment.AnnotationFormat;
import org.demeanor.media.Clip;
import org.demeanor.report.ClipOutput;
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

	@Override
	public boolean suits(ClipResult result) {
		return !result.faces().observations().isEmpty() || !result.sound().windows().isEmpty();
	}

	@Override
	public void write(Path file, Clip clip, ClipMoments found) throws StageException {
		String medium = Path.of(clip.name()).getFileName().toString();
		format.write(file, medium, TimelineTiers.of(found.timeline(settings)));
	}
}
