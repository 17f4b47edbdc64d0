package org.demeanor.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.media.TimeSpan;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;
import org.demeanor.timeline.speaker.Speaker;
import org.demeanor.timeline.speaker.Speakers;
import org.demeanor.voice.VoiceReading;

/** Builds a clip's timeline from the findings of its face and voice streams. */
public final class TimelineBuilder {

	private final AnswerRules rules;
	private final TimelineSettings settings;

	/**
	 * @param rules those of the clip's own answer
	 * @param settings with a step above 0
	 * @throws IllegalArgumentException if the step is 0
	 */
	public TimelineBuilder(AnswerRules rules, TimelineSettings settings) {
		if (settings.stepSeconds() == 0)
			throw new IllegalArgumentException("a timeline needs steps");
		this.rules = rules;
		this.settings = settings;
	}

	/** As below, all of the clip. */
	public Timeline build(FaceTracks faces, VoiceReading sound, Speakers speakers, OptionalDouble durationSeconds) {
		return build(faces, sound, speakers, durationSeconds, List.of());
	}

	/**
	 * Returns the timeline. The voice of a step counts for the speaker; where it is not clear who that is, for the person whom
	 * the clip is about, as in the clip's own answer. If that person is not seen, a voice has a row of its own without a person.
	 *
	 * @param faces every face of every frame
	 * @param sound every window
	 * @param speakers who speaks
	 * @param durationSeconds the clip's length, where known
	 * @param spans the stretches of its time that alone count, in order, of which no two overlap; a frame before one is its
	 *        first. Empty for all of the clip
	 */
	public Timeline build(FaceTracks faces, VoiceReading sound, Speakers speakers, OptionalDouble durationSeconds,
			List<TimeSpan> spans) {
		Steps steps = new Steps(settings.stepSeconds(), end(faces, sound, durationSeconds));
		VoiceSteps voices = new VoiceSteps(steps, sound, spans);
		List<Map<Integer, List<FaceObservation>>> byStep = byStep(steps, faces, spans);
		Optional<Speaker> main = faces.mainFace().map(Speaker::of);
		List<TimelineRow> rows = new ArrayList<>();
		for (int step = 0; step < steps.count(); step++) {
			Map<Integer, List<FaceObservation>> persons = byStep.get(step);
			Optional<Speaker> clear = speakers.between(steps.start(step), steps.end(step));
			OptionalInt voiceOf = clear.or(() -> main).map(Speaker::person).orElse(OptionalInt.empty());
			boolean seen = voiceOf.isPresent() && persons.containsKey(voiceOf.getAsInt());
			Optional<Scores> voice = voices.mean(step).map(rules::voice);
			if (persons.isEmpty() || !seen && voices.weight(step) > 0)
				rows.add(row(steps, voices, step, OptionalInt.empty(), List.of(), voice, clear,
						speakers.probability(Speaker.OFF_SCREEN, steps.start(step), steps.end(step))));
			for (Map.Entry<Integer, List<FaceObservation>> person : persons.entrySet()) {
				boolean speaks = seen && voiceOf.getAsInt() == person.getKey();
				rows.add(row(steps, voices, step, OptionalInt.of(person.getKey()), person.getValue(), speaks ? voice : Optional.empty(),
						clear, speakers.probability(Speaker.of(person.getKey()), steps.start(step), steps.end(step))));
			}
		}
		return new Timeline(settings.stepSeconds(),
				settings.smoothSeconds() > 0 ? new Smoothing(rules, settings.smoothSeconds()).of(rows) : rows);
	}

	// -- Helper methods --

	private TimelineRow row(Steps steps, VoiceSteps voices, int step, OptionalInt person, List<FaceObservation> frames,
			Optional<Scores> voice, Optional<Speaker> speaker, OptionalDouble speaking) {
		Optional<Scores> face = rules.face(frames.stream().map(FaceObservation::scores).toList());
		return new TimelineRow(steps.start(step), steps.end(step), person, frames.size(), speaking, face, voices.seconds(step),
				voices.weight(step), voice, rules.fused(face, voice), NamedValues.mean(frames.stream().map(FaceObservation::further)
						.toList()), voice.isPresent() ? voices.further(step) : NamedValues.NONE, speaker);
	}

	private static List<Map<Integer, List<FaceObservation>>> byStep(Steps steps, FaceTracks faces, List<TimeSpan> spans) {
		List<Map<Integer, List<FaceObservation>>> byStep = new ArrayList<>();
		for (int step = 0; step < steps.count(); step++)
			byStep.add(new TreeMap<>());
		for (FaceObservation seen : faces.observations())
			byStep.get(steps.at(within(spans, seen.timeSeconds()))).computeIfAbsent(seen.face(), face -> new ArrayList<>())
					.add(seen);
		return byStep;
	}

	/** The frame nearest to the begin of a stretch may be a little earlier, and belongs to the stretch. */
	private static double within(List<TimeSpan> spans, double seconds) {
		for (TimeSpan span : spans)
			if (seconds < span.endSeconds())
				return Math.max(seconds, span.startSeconds());
		return seconds;
	}

	/** Streams may reach beyond the length that the container states, or it may state none. */
	private static double end(FaceTracks faces, VoiceReading sound, OptionalDouble durationSeconds) {
		double end = Math.max(durationSeconds.orElse(0), sound.durationSeconds());
		for (FaceObservation seen : faces.observations())
			end = Math.max(end, seen.timeSeconds());
		return end;
	}
}
