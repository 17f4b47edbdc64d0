package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.Map;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.media.Clip;
import org.demeanor.report.ClipOutput;
import org.demeanor.timeline.TimelineBuilder;

/**
 * Writes each clip's {@link TimelineTable}.
 *
 * @param stepSeconds length of a step; 0 for no timeline
 */
public record TimelineOutput(double stepSeconds) implements ClipOutput {

	public static final String KEY = "timeline";

	/** Two steps a second: shorter than an expression lasts, long enough to have frames in every step. */
	public static final double DEFAULT_STEP = .5;

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
		return Map.of("timeline-step", stepSeconds);
	}

	@Override
	public boolean suits(ClipResult result) {
		return stepSeconds > 0 && (!result.faces().observations().isEmpty() || !result.sound().windows().isEmpty());
	}

	@Override
	public void write(Path file, Clip clip, ClipResult result, AnswerRules rules) throws StageException {
		TimelineTable.write(file, new TimelineBuilder(rules, stepSeconds).build(result.faces(), result.sound(),
				result.durationSeconds()));
	}
}
