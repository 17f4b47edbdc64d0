package org.demeanor.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.demeanor.CancelledException;
import org.demeanor.StageException;
import org.demeanor.face.FaceTracks;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.score.Scores;
import org.demeanor.voice.VoiceReading;

/**
 * Everything that an analysis found out about one clip.
 *
 * @param clip the clip's name
 * @param face the face stream's answer, or why there is none
 * @param voice the voice stream's answer, or why there is none
 * @param fused the answer; empty if no stream has one or a stream failed
 * @param faces what the face stream saw; {@link #NOTHING_SEEN} where it did not look
 * @param sound what the voice stream heard; {@link #NOTHING_HEARD} where it did not listen
 * @param durationSeconds length of the clip, where known
 * @param failures why streams could not be read, or not to their end
 * @param notes guesses and choices behind the answer that a user should know, one short phrase each
 */
public record ClipResult(String clip, StreamScores face, StreamScores voice, Optional<Scores> fused, FaceTracks faces,
		VoiceReading sound, OptionalDouble durationSeconds, List<StageException> failures, List<String> notes) {

	/** Of a clip without frames, or whose frames were not looked at. */
	public static final FaceTracks NOTHING_SEEN = new FaceTracks(0, 0, 0, List.of());

	/** Of a clip without sound, or whose sound was not listened to. */
	public static final VoiceReading NOTHING_HEARD = new VoiceReading(0, true, List.of());

	public ClipResult {
		failures = List.copyOf(failures);
		notes = List.copyOf(notes);
	}

	/** Of a clip that could not even be opened. */
	public static ClipResult failed(String clip, StageException failure) {
		StreamScores none = StreamScores.none(StreamState.FAILED);
		return new ClipResult(clip, none, none, Optional.empty(), NOTHING_SEEN, NOTHING_HEARD, OptionalDouble.empty(),
				List.of(failure), List.of());
	}

	/** The same findings, of a clip that failed all the same: its results could not be written. */
	public ClipResult withFailure(StageException failure) {
		List<StageException> all = new ArrayList<>(failures);
		all.add(failure);
		return new ClipResult(clip, face, voice, fused, faces, sound, durationSeconds, all, notes);
	}

	/** The same without the scores of each frame and window, of which a long clip has many. */
	public ClipResult summary() {
		return new ClipResult(clip, face, voice, fused,
				new FaceTracks(faces.framesSampled(), faces.framesWithFace(), faces.faces(), List.of()),
				new VoiceReading(sound.durationSeconds(), sound.silent(), List.of()), durationSeconds, failures, notes);
	}

	public ClipStatus status() {
		if (!failures.isEmpty())
			return ClipStatus.FAILED;
		boolean noFace = face.state().missing();
		boolean noVoice = voice.state().missing();
		if (noFace && noVoice)
			return ClipStatus.NOTHING;
		if (noFace)
			return ClipStatus.NO_FACE;
		return noVoice ? ClipStatus.NO_AUDIO : ClipStatus.OK;
	}

	/** Whether the face stream read all frames that it samples, with a face on them or not. */
	public boolean sawAllFrames() {
		return face.state() == StreamState.SCORED || face.state() == StreamState.NO_FACE;
	}

	/** Whether the analysis was stopped before the end of the clip. */
	public boolean partial() {
		return failures.stream().anyMatch(CancelledException.class::isInstance);
	}

	/** The notes in one line; empty if there are none. */
	public String note() {
		return String.join("; ", notes);
	}

	/** In one line why something is missing; empty if nothing is. */
	public String explanation() {
		if (!failures.isEmpty())
			return failures.stream().map(StageException::getMessage).distinct().collect(Collectors.joining("; "));
		return Stream.of(face.state(), voice.state()).filter(StreamState::missing).map(StreamState::words)
				.collect(Collectors.joining("; "));
	}
}
