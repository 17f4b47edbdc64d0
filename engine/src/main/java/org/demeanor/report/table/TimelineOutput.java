package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.media.Clip;
import org.demeanor.report.ClipOutput;
import org.demeanor.timeline.TimelineSettings;

/**
 * Writes each clip's {@link TimelineTable}.
 *
 * @param settings of the timeline; with a step of 0 there is none
 */
public record TimelineOutput(TimelineSettings settings) implements ClipOutput {

	public static final String KEY = "timeline";

	public TimelineOutput {
		Objects.requireNonNull(settings);
	}

	@Override
	public String key() {
		return KEY;
	}

	@Override
	public String suffix() {
		return TimelineTable.SUFFIX;
	}

	@Override
	public String description() {
		return "Writes each clip's answers step by step.";
	}

	@Override
	public boolean always() {
		return true;
	}

	@Override
	public Map<String, Object> options() {
		Map<String, Object> options = new LinkedHashMap<>();
		options.put("timeline-step", settings.stepSeconds());
		options.put("timeline-smooth", settings.smoothSeconds());
		return options;
	}

	@Override
	public boolean suits(ClipResult result) {
		return settings.stepSeconds() > 0 && result.hasMoments();
	}

	@Override
	public void write(Path file, Clip clip, ClipMoments found) throws StageException {
		TimelineTable.write(file, found.timeline(settings));
	}
}
