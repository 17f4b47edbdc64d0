package org.demeanor.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
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
import org.demeanor.timeline.TimelineSettings;

/** The files that a run can write for each clip. */
public final class ClipOutputs {

	/** All of them, in the order in which they are written. To add one, add a line. */
	public static final List<ClipOutput> ALL = List.of(
			new FrameTableOutput(),
			new TimelineOutput(TimelineSettings.DEFAULT),
			new PeopleOutput(),
			new SegmentsOutput(Map.of()),
			new AnnotationOutput(AnnotationFormat.TEXTGRID, TimelineSettings.DEFAULT),
			new AnnotationOutput(AnnotationFormat.EAF, TimelineSettings.DEFAULT),
			new AnnotationOutput(AnnotationFormat.SRT, TimelineSettings.DEFAULT),
			new AnnotationOutput(AnnotationFormat.BORIS, TimelineSettings.DEFAULT),
			new AnnotatedVideoOutput(),
			new ReportPartOutput());

	private ClipOutputs() {}

	/** Those that a user has to ask for. */
	public static List<ClipOutput> optional() {
		return ALL.stream().filter(output -> !output.always()).toList();
	}

	/**
	 * The same outputs with a timeline of other settings, and with it as annotations.
	 *
	 * @param formats of the annotations; without steps in the settings these have steps of the default length
	 */
	public static List<ClipOutput> withTimeline(List<ClipOutput> outputs, TimelineSettings settings,
			Collection<AnnotationFormat> formats) {
		List<ClipOutput> all = new ArrayList<>();
		for (ClipOutput output : outputs)
			all.add(output instanceof TimelineOutput ? new TimelineOutput(settings) : output);
		for (AnnotationFormat format : new LinkedHashSet<>(formats))
			all.add(new AnnotationOutput(format, settings.withStep()));
		return all;
	}

	/** Those that every run writes, and those with the given keys. */
	public static List<ClipOutput> with(String... keys) {
		return ALL.stream().filter(output -> output.always() || Arrays.asList(keys).contains(output.key())).toList();
	}
}
