package org.demeanor.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.demeanor.annotation.segment.AnnotationFormat;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.annotation.AnnotationOutput;
import org.demeanor.report.table.TimelineOutput;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is written of each clip's moments. */
public final class TimelineOptions {

	@Option(names = "--timeline-step", paramLabel = "SECONDS", defaultValue = "0.5", converter = StepConverter.class,
			description = "Length of a step of <clip>.timeline.csv; 0 writes none; default ${DEFAULT-VALUE}")
	private double step;

	@Option(names = "--export", paramLabel = "LIST", split = ",", converter = FormatConverter.class,
			description = "Also writes each clip's timeline as annotations: textgrid, eaf, srt, boris.")
	private List<AnnotationFormat> export = List.of();

	/**
	 * Puts these options into the outputs of a run.
	 *
	 * @param outputs chosen by their own flags
	 */
	public List<ClipOutput> applied(List<ClipOutput> outputs) {
		List<ClipOutput> applied = new ArrayList<>();
		for (ClipOutput output : outputs)
			applied.add(output instanceof TimelineOutput ? new TimelineOutput(step) : output);
		for (AnnotationFormat format : new LinkedHashSet<>(export))
			applied.add(new AnnotationOutput(format, step > 0 ? step : TimelineOutput.DEFAULT_STEP));
		return applied;
	}

	/** Reads seconds. A step shorter than a sample of film tells nothing, and its rows would fill the memory. */
	static final class StepConverter implements ITypeConverter<Double> {

		private static final double SHORTEST = .001;

		@Override
		public Double convert(String text) {
			try {
				double seconds = Double.parseDouble(text);
				if (seconds == 0 || seconds >= SHORTEST && seconds < Double.POSITIVE_INFINITY)
					return seconds;
			}
			catch (NumberFormatException notANumber) {
				// Said below.
			}
			throw new TypeConversionException("'" + text + "' is no length of a step; give seconds, 0.001 or more, or 0 for none");
		}
	}

	/** Reads the word of a format. */
	static final class FormatConverter implements ITypeConverter<AnnotationFormat> {

		@Override
		public AnnotationFormat convert(String word) {
			return AnnotationFormat.ofLabel(word.strip())
					.orElseThrow(() -> new TypeConversionException("'" + word + "' is none of textgrid, eaf, srt, boris"));
		}
	}
}
