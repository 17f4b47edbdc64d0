package org.demeanor.cli.option;

import java.io.Serializable;
import java.util.List;

import org.demeanor.annotation.segment.AnnotationFormat;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.report.ClipOutput;
import org.demeanor.timeline.TimelineSettings;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is written of each clip's moments. */
public final class TimelineOptions implements Serializable {

	private static final long serialVersionUID = 1;

	@Option(names = "--timeline-step", paramLabel = "SECONDS", defaultValue = "0.5", converter = StepConverter.class,
			description = "Length of a step of <clip>.timeline.csv; 0 writes none; default ${DEFAULT-VALUE}")
	private double step;

	@Option(names = "--timeline-smooth", paramLabel = "SECONDS", defaultValue = "0", converter = SmoothConverter.class,
			description = "Length of a moving average over the timeline's steps; 0 is none; default ${DEFAULT-VALUE}")
	private double smooth;

	@Spec(Spec.Target.MIXEE)
	private transient CommandSpec spec;

	/**
	 * Puts these options into the outputs of a run.
	 *
	 * @param outputs chosen by their own flags
	 * @param export formats in which the timeline is written as annotations, too
	 */
	public List<ClipOutput> applied(List<ClipOutput> outputs, List<AnnotationFormat> export) {
		if (smooth > 0 && step == 0 && export.isEmpty())
			throw new ParameterException(spec.commandLine(), "--timeline-smooth needs a --timeline-step above 0, or --export");
		return ClipOutputs.withTimeline(outputs, new TimelineSettings(step, smooth), export);
	}

	/** Reads the length of a step. */
	static final class StepConverter implements ITypeConverter<Double> {

		@Override
		public Double convert(String text) {
			return SecondsText.parse(text, step -> new TimelineSettings(step, 0));
		}
	}

	/** Reads the length of a moving average. */
	static final class SmoothConverter implements ITypeConverter<Double> {

		@Override
		public Double convert(String text) {
			return SecondsText.parse(text, smooth -> new TimelineSettings(0, smooth));
		}
	}
}
