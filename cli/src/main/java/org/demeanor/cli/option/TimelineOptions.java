package org.demeanor.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.demeanor.annotation.segment.AnnotationFormat;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.annotation.AnnotationOutput;
import org.demeanor.report.table.TimelineOutput;

import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The outputs about each clip's moments. */
public final class TimelineOptions {

	private double stepSeconds;
	private Set<AnnotationFormat> formats = new LinkedHashSet<>();

	@Option(names = "--timeline-step", paramLabel = "SECONDS", defaultValue = "0.5",
			description = "Length of a step of <clip>.timeline.csv; 0 writes none; default ${DEFAULT-VALUE}")
	private void step(double seconds) {
		if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY))
			throw new TypeConversionException("must be a number of seconds, 0 or more");
		stepSeconds = seconds;
	}

	@Option(names = "--export", paramLabel = "LIST", split = ",",
			description = "Also writes each clip's timeline as annotations: textgrid, eaf, srt, boris.")
	private void export(List<String> words) {
		for (String word : words)
			formats.add(AnnotationFormat.ofLabel(word.strip())
					.orElseThrow(() -> new TypeConversionException("'" + word + "' is none of textgrid, eaf, srt, boris")));
	}

	/**
	 * Applies these options to the outputs of a run.
	 *
	 * @param outputs chosen by their own flags
	 */
	public List<ClipOutput> applied(List<ClipOutput> outputs) {
		List<ClipOutput> applied = new ArrayList<>();
		for (ClipOutput output : outputs)
			applied.add(output instanceof TimelineOutput ? new TimelineOutput(stepSeconds) : output);
		for (AnnotationFormat format : formats)
			applied.add(new AnnotationOutput(format, stepSeconds > 0 ? stepSeconds : TimelineOutput.DEFAULT_STEP));
		return applied;
	}
}
