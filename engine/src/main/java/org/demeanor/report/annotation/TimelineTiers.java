package org.demeanor.report.annotation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;
import org.demeanor.score.Scores;
import org.demeanor.timeline.Timeline;
import org.demeanor.timeline.TimelineRow;

/** A timeline as tiers: one a person and stream. Neighbouring steps with one label are one span. */
final class TimelineTiers {

	private TimelineTiers() {}

	static Annotations of(Timeline timeline) {
		Map<String, List<Span>> spans = new LinkedHashMap<>();
		Map<String, String> speakers = new LinkedHashMap<>();
		double end = 0;
		for (TimelineRow row : timeline.rows()) {
			String person = row.person().isPresent() ? "person " + row.person().getAsInt() : "";
			add(spans, name(row.person(), "face"), row, row.face());
			add(spans, name(row.person(), "voice"), row, row.voice());
			add(spans, name(row.person(), "answer"), row, row.fused());
			for (String stream : List.of("face", "voice", "answer"))
				speakers.put(name(row.person(), stream), person);
			end = Math.max(end, row.endSeconds());
		}
		List<Tier> tiers = spans.entrySet().stream().map(tier -> new Tier(tier.getKey(), speakers.get(tier.getKey()), tier.getValue()))
				.toList();
		return new Annotations(tiers, end);
	}

	// -- Helper methods --

	private static String name(OptionalInt person, String stream) {
		return person.isPresent() ? "person " + person.getAsInt() + " " + stream : stream;
	}

	private static void add(Map<String, List<Span>> spans, String tier, TimelineRow row, Optional<Scores> scores) {
		if (scores.isEmpty())
			return;
		List<Span> ofTier = spans.computeIfAbsent(tier, name -> new ArrayList<>());
		String label = scores.get().top().label();
		int last = ofTier.size() - 1;
		boolean goesOn = last >= 0 && ofTier.get(last).endSeconds() == row.timeSeconds() && ofTier.get(last).label().equals(label);
		if (goesOn)
			ofTier.set(last, new Span(ofTier.get(last).startSeconds(), row.endSeconds(), label));
		else
			ofTier.add(new Span(row.timeSeconds(), row.endSeconds(), label));
	}
}
