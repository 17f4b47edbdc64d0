package org.demeanor.timeline.speaker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Who speaks when in a clip. */
public final class Speakers {

	/** Where nothing tells. */
	public static final Speakers UNKNOWN = new Speakers(List.of());

	private final List<VoicedMoment> moments;

	/** @param moments with evidence, in order of time */
	Speakers(List<VoicedMoment> moments) {
		this.moments = List.copyOf(moments);
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

	// -- Helper methods --

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
