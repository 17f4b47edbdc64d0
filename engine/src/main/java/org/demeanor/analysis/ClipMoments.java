package org.demeanor.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.demeanor.fusion.AnswerRules;
import org.demeanor.media.TimeSpan;
import org.demeanor.timeline.PersonAnswer;
import org.demeanor.timeline.PersonAnswers;
import org.demeanor.timeline.Timeline;
import org.demeanor.timeline.TimelineBuilder;
import org.demeanor.timeline.TimelineSettings;
import org.demeanor.timeline.speaker.SpeakerFinder;
import org.demeanor.timeline.speaker.Speakers;

/** A clip's findings, and the answers for its parts: each timeline is made once for all who show it. Not thread-safe. */
public final class ClipMoments {

	private final ClipResult result;
	private final List<TimeSpan> shown;
	private final List<TimeSpan> counted;
	private final AnswerRules rules;
	private final Map<TimelineSettings, Timeline> timelines = new HashMap<>();
	private Speakers speakers;

	/** The moments of a clip that was read whole. */
	public ClipMoments(ClipResult result, AnswerRules rules) {
		this(result, List.of(), List.of(), rules);
	}

	/**
	 * @param result with the scores of each frame and window
	 * @param shown the stretches of time that alone have steps; empty for the whole clip
	 * @param counted the stretches of time of which alone the result {@link Analyzer#counted tells}, in order; empty for the whole
	 *        clip
	 * @param rules that gave the clip's answer
	 */
	public ClipMoments(ClipResult result, List<TimeSpan> shown, List<TimeSpan> counted, AnswerRules rules) {
		this.result = result;
		this.shown = List.copyOf(shown);
		this.counted = List.copyOf(counted);
		this.rules = rules;
	}

	/** The moments of a clip that was read whole, in which it is known who speaks. */
	ClipMoments(ClipResult result, AnswerRules rules, Speakers speakers) {
		this(result, rules);
		this.speakers = speakers;
	}

	/** All findings in the clip, with the scores of each frame and window. */
	public ClipResult result() {
		return result;
	}

	/** The rules that gave the clip's answer. */
	public AnswerRules rules() {
		return rules;
	}

	/**
	 * Returns the clip step by step, as far as it was read; without rows if the settings ask for no timeline, or nothing
	 * was seen or heard.
	 */
	public Timeline timeline(TimelineSettings settings) {
		return settings.stepSeconds() == 0 || !result.hasMoments() ? Timeline.NONE
				: timelines.computeIfAbsent(settings, this::build);
	}

	/** Returns an answer for each person, by number. */
	public List<PersonAnswer> persons() {
		return PersonAnswers.of(result.faces(), result.voice().scores(), result.sound().further(), speakers(), rules);
	}

	/** Who speaks in the clip. */
	Speakers speakers() {
		if (speakers == null) {
			Speakers found = SpeakerFinder.find(result.faces(), result.sound());
			speakers = counted.isEmpty() ? found : found.within(counted);
		}
		return speakers;
	}

	// -- Helper methods --

	private Timeline build(TimelineSettings settings) {
		Timeline whole = new TimelineBuilder(rules, settings).build(result.faces(), result.sound(), speakers(),
				result.durationSeconds(), counted);
		return shown.isEmpty() ? whole : new Timeline(whole.stepSeconds(), whole.rows().stream()
				.filter(row -> TimeSpan.overlap(shown, row.timeSeconds(), row.endSeconds())).toList());
	}
}
