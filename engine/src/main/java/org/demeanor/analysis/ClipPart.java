package org.demeanor.analysis;

import java.util.List;
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
import org.demeanor.score.Scores;
import org.demeanor.timeline.WindowMean;
import org.demeanor.voice.VoiceReading;
import org.demeanor.voice.WindowScores;

/** Answers for a part of a clip as for a clip of its own, from the findings in the whole. */
public final class ClipPart {

	private ClipPart() {}

	/**
	 * Returns the result of the part. A part that reaches beyond the clip is cut; one without length or after the
	 * clip's end fails with a reason.
	 *
	 * @param whole with the scores of each frame and window
	 * @param startSeconds of the part, in the clip's time
	 * @param endSeconds of the part, exclusive
	 * @param tolerance seconds by which its frames begin and end earlier: its ends belong to the nearest frames
	 * @param person number of the face that the part is about; empty for the one that is seen most in it
	 * @param rules that gave the whole's answer
	 */
	public static ClipResult of(ClipResult whole, double startSeconds, double endSeconds, double tolerance, OptionalInt person,
			AnswerRules rules) {
		if (!whole.failures().isEmpty())
			return new ClipResult(whole.clip(), StreamScores.none(StreamState.FAILED), StreamScores.none(StreamState.FAILED),
					Optional.empty(), ClipResult.NOTHING_SEEN, ClipResult.NOTHING_HEARD, OptionalDouble.empty(), whole.failures(),
					whole.tracks(), whole.notes());
		double length = whole.durationSeconds().orElse(Double.POSITIVE_INFINITY);
		if (endSeconds <= startSeconds)
			return ClipResult.failed(whole.clip(), new StageException(Stage.ANNOTATION, whole.clip(), "the segment has no length"));
		if (startSeconds >= length)
			return ClipResult.failed(whole.clip(), new StageException(Stage.ANNOTATION, whole.clip(),
					"the segment begins behind the end of the clip, " + length + " s"));
		double end = Math.min(endSeconds, length);
		FaceTracks faces = faces(whole.faces(), startSeconds - tolerance, end - (end < length ? tolerance : 0), person);
		StreamScores face = whole.face().state() == StreamState.SCORED
				? rules.face(faces.mainScores()).map(StreamScores::of).orElse(StreamScores.none(StreamState.NO_FACE)) : whole.face();
		List<WindowScores> windows = whole.sound().windows().stream()
				.filter(window -> window.endSeconds() > startSeconds && window.startSeconds() < end).toList();
		Optional<Scores> heard = WindowMean.over(whole.sound().windows(), startSeconds, end, length).map(rules::voice);
		StreamScores voice = whole.voice().state() == StreamState.SCORED
				? heard.map(StreamScores::of).orElse(StreamScores.none(windows.isEmpty() ? StreamState.SILENCE : StreamState.NO_VOICE))
				: whole.voice();
		return new ClipResult(whole.clip(), face, voice, rules.fused(face.scores(), voice.scores()), faces,
				new VoiceReading(end - startSeconds, whole.sound().silent(), whole.sound().voiceSeconds(startSeconds, end),
						whole.sound().narrowBand(), VoiceReading.unfamiliar(windows), windows, whole.sound().speech(), whole.sound().levels()),
				OptionalDouble.of(end - startSeconds), List.of(),
				whole.tracks(), whole.notes());
	}

	// -- Helper methods --

	/** Nothing keeps the times of frames without a face, so a part counts only the frames with one. */
	private static FaceTracks faces(FaceTracks whole, double start, double end, OptionalInt person) {
		List<FaceObservation> inside = whole.observations().stream()
				.filter(seen -> seen.timeSeconds() >= start && seen.timeSeconds() < end)
				.filter(seen -> person.isEmpty() || seen.face() == person.getAsInt()).toList();
		int frames = (int) inside.stream().mapToInt(FaceObservation::frame).distinct().count();
		int faces = (int) inside.stream().mapToInt(FaceObservation::face).distinct().count();
		return new FaceTracks(frames, frames, faces, inside);
	}
}
