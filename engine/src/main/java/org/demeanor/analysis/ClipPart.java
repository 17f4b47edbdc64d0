package org.demeanor.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.TimeSpan;
import org.demeanor.timeline.WindowMean;
import org.demeanor.timeline.speaker.Speaker;
import org.demeanor.timeline.speaker.Speakers;
import org.demeanor.voice.VoiceReading;
import org.demeanor.voice.WindowScores;

/** Answers for a part of a clip as for a clip of its own, from the findings in the whole. */
public final class ClipPart {

	private ClipPart() {}

	/**
	 * Returns the result of the part. A part that reaches beyond the clip is cut; one without length or after the
	 * clip's end fails with a reason.
	 *
	 * @param found in the whole, with the scores of each frame and window
	 * @param startSeconds of the part, in the clip's time
	 * @param endSeconds of the part, exclusive
	 * @param tolerance seconds by which its frames begin and end earlier: its ends belong to the nearest frames
	 * @param person number of the face that the part is about, whose voice it has as far as nobody else is the
	 *        {@link Speakers#partsOf speaker}; empty for the one that is seen most in it
	 */
	public static ClipResult of(ClipMoments found, double startSeconds, double endSeconds, double tolerance, OptionalInt person) {
		ClipResult whole = found.result();
		AnswerRules rules = found.rules();
		if (!whole.failures().isEmpty())
			return new ClipResult(whole.clip(), StreamScores.none(StreamState.FAILED), StreamScores.none(StreamState.FAILED),
					Optional.empty(), ClipResult.NOTHING_SEEN, ClipResult.NOTHING_HEARD, OptionalDouble.empty(), whole.failures(),
					whole.tracks(), whole.notes());
		double length = whole.durationSeconds().orElse(Double.POSITIVE_INFINITY);
		if (endSeconds <= startSeconds)
			return ClipResult.failed(whole.clip(), new StageException(Stage.ANNOTATION, whole.clip(), "the segment has no length"));
		if (startSeconds >= length)
			return ClipResult.failed(whole.clip(), new StageException(Stage.ANNOTATION, whole.clip(),
					String.format(Locale.ROOT, "the segment begins behind the end of the clip, %.3f s", length)));
		double end = Math.min(endSeconds, length);
		double firstFrame = startSeconds - tolerance;
		double lastFrame = end - (end < length ? tolerance : 0);
		FaceTracks faces = faces(whole.faces(), firstFrame, lastFrame, person);
		StreamScores face = whole.face().state() == StreamState.SCORED || whole.face().state() == StreamState.NO_FACE
				? rules.face(faces.mainScores()).map(StreamScores::of)
						.orElse(noFace(whole.faces().mayHaveFrames(firstFrame, lastFrame))) : whole.face();
		List<TimeSpan> heard = person.isPresent() ? found.speakers().partsOf(Speaker.of(person.getAsInt()), startSeconds, end)
				: List.of(new TimeSpan(startSeconds, end));
		VoiceReading sound = sound(whole.sound(), startSeconds, end, heard);
		StreamScores voice = voice(whole, sound, heard, rules);
		return new ClipResult(whole.clip(), face, voice, rules.fused(face.scores(), voice.scores()), faces, sound,
				OptionalDouble.of(end - startSeconds), List.of(), whole.tracks(), whole.notes());
	}

	// -- Helper methods --

	/** @param heard the stretches of the part whose voice counts */
	private static VoiceReading sound(VoiceReading whole, double start, double end, List<TimeSpan> heard) {
		if (whole.isSilent(start, end))
			return VoiceReading.ofSilence(end - start, whole.voiceSeconds().isPresent());
		List<WindowScores> windows = whole.windows().stream()
				.filter(window -> TimeSpan.overlap(heard, window.startSeconds(), window.endSeconds())).toList();
		return new VoiceReading(end - start, false, whole.voiceSeconds(start, end), whole.narrowBand(),
				VoiceReading.unfamiliar(windows), windows, whole.speech(), whole.levels(), whole.sounding());
	}

	/** @param sound of the part */
	private static StreamScores voice(ClipResult whole, VoiceReading sound, List<TimeSpan> heard, AnswerRules rules) {
		StreamState state = whole.voice().state();
		if (state != StreamState.SCORED && state != StreamState.NO_VOICE)
			return whole.voice();
		if (sound.silent())
			return StreamScores.none(StreamState.SILENCE);
		double length = whole.durationSeconds().orElse(Double.POSITIVE_INFINITY);
		StreamState none = sound.voiceSeconds().orElse(0) > 0 ? StreamState.OTHER_VOICE : StreamState.NO_VOICE;
		return WindowMean.over(sound.windows(), heard, length).map(rules::voice).map(StreamScores::of)
				.orElse(StreamScores.none(none));
	}

	private static StreamScores noFace(boolean hasFrames) {
		return StreamScores.none(hasFrames ? StreamState.NO_FACE : StreamState.NO_FRAMES);
	}

	/** A part counts only the frames with a face. */
	private static FaceTracks faces(FaceTracks whole, double start, double end, OptionalInt person) {
		List<FaceObservation> inside = whole.observations().stream()
				.filter(seen -> seen.timeSeconds() >= start && seen.timeSeconds() < end)
				.filter(seen -> person.isEmpty() || seen.face() == person.getAsInt()).toList();
		int frames = (int) inside.stream().mapToInt(FaceObservation::frame).distinct().count();
		int faces = (int) inside.stream().mapToInt(FaceObservation::face).distinct().count();
		return new FaceTracks(frames, frames, faces, inside);
	}
}
