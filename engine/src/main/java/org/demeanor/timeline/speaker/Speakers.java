package org.demeanor.timeline.speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.media.TimeSpan;

/** Who speaks when in a clip. */
public final class Speakers {

	/** Where nothing tells. */
	public static final Speakers UNKNOWN = new Speakers(List.of());

	private final List<VoicedMoment> moments;

	/** @param moments with evidence, in order of time */
	Speakers(List<VoicedMoment> moments) {
		this.moments = List.copyOf(moments);
	}

	/**
	 * The same of some stretches of time alone.
	 *
	 * @param spans no two of them overlap, in order of time
	 */
	public Speakers within(List<TimeSpan> spans) {
		List<VoicedMoment> cut = new ArrayList<>();
		for (TimeSpan span : spans)
			for (VoicedMoment moment : within(span.startSeconds(), span.endSeconds()))
				cut.add(moment.within(span.startSeconds(), span.endSeconds()));
		return new Speakers(cut);
	}

	/** Returns who speaks most of a stretch's voice; empty if that is not clear, or nobody speaks. */
	public Optional<Speaker> between(double start, double end) {
		Map<Speaker, Double> seconds = new HashMap<>();
		double all = 0;
		for (VoicedMoment moment : within(start, end)) {
			double voice = moment.voiceWithin(start, end);
			all += voice;
			moment.speaker().ifPresent(speaker -> seconds.merge(speaker, voice, Double::sum));
		}
		double half = all / 2;
		return seconds.entrySet().stream().filter(one -> one.getValue() > half).map(Map.Entry::getKey).findFirst();
	}

	/** Returns how likely the voice of a stretch is a speaker's, 0 to 1; empty without evidence, or if nobody speaks. */
	public OptionalDouble probability(Speaker speaker, double start, double end) {
		double sum = 0;
		double all = 0;
		for (VoicedMoment moment : within(start, end)) {
			double voice = moment.voiceWithin(start, end);
			sum += voice * moment.probabilities().getOrDefault(speaker, 0.0);
			all += voice;
		}
		return all > 0 ? OptionalDouble.of(Math.min(1, sum / all)) : OptionalDouble.empty();
	}

	/** Returns how long somebody clearly speaks; empty if nothing in the clip tells. */
	public OptionalDouble seconds(Speaker speaker) {
		return moments.isEmpty() ? OptionalDouble.empty()
				: OptionalDouble.of(moments.stream().filter(moment -> moment.speaker().filter(speaker::equals).isPresent())
						.mapToDouble(VoicedMoment::voiceSeconds).sum());
	}

	/**
	 * Returns the parts of a stretch whose voice counts for somebody, in order of time: those in which nobody else clearly
	 * speaks; if somebody else speaks most of the stretch's voice, those alone in which this one clearly does.
	 */
	public List<TimeSpan> partsOf(Speaker speaker, double start, double end) {
		boolean unclearToo = between(start, end).map(speaker::equals).orElse(true);
		List<TimeSpan> parts = new ArrayList<>();
		double at = start;
		for (VoicedMoment moment : within(start, end)) {
			double from = Math.max(start, moment.startSeconds());
			double to = Math.min(end, moment.endSeconds());
			if (unclearToo)
				add(parts, at, from);
			if (moment.speaker().map(speaker::equals).orElse(unclearToo))
				add(parts, from, to);
			at = to;
		}
		if (unclearToo)
			add(parts, at, end);
		return TimeSpan.joined(parts);
	}

	// -- Helper methods --

	private static void add(List<TimeSpan> parts, double start, double end) {
		if (end > start)
			parts.add(new TimeSpan(start, end));
	}

	private List<VoicedMoment> within(double start, double end) {
		int from = firstEndingBehind(start);
		int to = from;
		while (to < moments.size() && moments.get(to).startSeconds() < end)
			to++;
		return moments.subList(from, to);
	}

	private int firstEndingBehind(double seconds) {
		int low = 0;
		int high = moments.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (moments.get(middle).endSeconds() <= seconds)
				low = middle + 1;
			else
				high = middle;
		}
		return low;
	}
}
