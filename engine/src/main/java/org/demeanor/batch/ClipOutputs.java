package org.demeanor.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.demeanor.annotation.segment.AnnotationFormat;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.annotation.AnnotationOutput;
import org.demeanor.report.html.ReportPartOutput;
import org.demeanor.report.table.FrameTableOutput;
import org.demeanor.report.table.PeopleOutput;
import org.demeanor.report.table.SegmentsOutput;
import org.demeanor.report.table.TimelineOutput;
import org.demeanor.report.video.AnnotatedVideoOutput;

/** The files that a run can write for each clip. */
public final class ClipOutputs {

	/** All of them, in the order in which they are written. To add one, add a line. */
	public static final List<ClipOutput> ALL = List.of(
			new FrameTableOutput(),
			new TimelineOutput(TimelineOutput.DEFAULT_STEP),
			new PeopleOutput(),
			new SegmentsOutput(Map.of()),
			new AnnotationOutput(AnnotationFormat.TEXTGRID, TimelineOutput.DEFAULT_STEP),
			new AnnotationOutput(AnnotationFormat.EAF, TimelineOutput.DEFAULT_STEP),
			new AnnotationOutput(AnnotationFormat.SRT, TimelineOutput.DEFAULT_STEP),
			new AnnotationOutput(AnnotationFormat.BORIS, TimelineOutput.DEFAULT_STEP),
			new AnnotatedVideoOutput(),
			new ReportPartOutput());

	private ClipOutputs() {}

	/** Those that a user has to ask for. */
	public static List<ClipOutput> optional() {
		return ALL.stream().filter(output -> !output.always()).toList();
	}

	/** Those that every run writes, and those with the given keys. */
	public static List<ClipOutput> with(String... keys) {
		return ALL.stream().filter(output -> output.always() || Arrays.asList(keys).contains(output.key())).toList();
	}
}
