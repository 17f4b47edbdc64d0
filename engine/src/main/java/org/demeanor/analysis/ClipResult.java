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
import org.demeanor.media.Tracks;
import org.demeanor.score.Scores;
import org.demeanor.voice.VoiceReading;

/**
 * All findings in one clip.
 *
 * @param clip the clip's name
 * @param face the face stream's answer, or why there is none
 * @param voice the voice stream's answer, or why there is none
 * @param fused the answer; empty if no stream has one or a stream failed
 * @param faces the face stream's findings; {@link #NOTHING_SEEN} if it did not run
 * @param sound the voice stream's findings; {@link #NOTHING_HEARD} if it did not run
 * @param durationSeconds length of the clip, if known
 * @param failures why streams could not be read, or not to their end
 * @param tracks that were read
 * @param notes guesses and choices behind the answer that a user should know, one short phrase each
 */
public record ClipResult(String clip, StreamScores face, StreamScores voice, Optional<Scores> fused, FaceTracks faces,
		VoiceReading sound, OptionalDouble durationSeconds, List<StageException> failures, Tracks tracks,
		List<String> notes) {

	/** For a clip without frames, or whose frames were not analysed. */
	public static final FaceTracks NOTHING_SEEN = new FaceTracks(0, 0, 0, List.of());

	/** For a clip without sound, or whose sound was not analysed. */
	public static final VoiceReading NOTHING_HEARD = new VoiceReading(0, true, List.of());

	public ClipResult {
		failures = List.copyOf(failures);
		notes = List.copyOf(notes);
	}

	/** The result of a clip that could not even be opened. */
	public static ClipResult failed(String clip, StageException failure) {
		StreamScores none = StreamScores.none(StreamState.FAILED);
		return new ClipResult(clip, none, none, Optional.empty(), NOTHING_SEEN, NOTHING_HEARD, OptionalDouble.empty(),
				List.of(failure), Tracks.AUTO, List.of());
	}

	/** The same findings for a clip that failed in the end: its results could not be written. */
	public ClipResult withFailure(StageException failure) {
		List<StageException> all = new ArrayList<>(failures);
		all.add(failure);
		return new ClipResult(clip, face, voice, fused, faces, sound, durationSeconds, all, tracks, notes);
	}

	/** The same findings in a file that changed while it was read: they may be those of a part of it. */
	public ClipResult ofChangedFile() {
		List<String> all = new ArrayList<>(notes);
		all.add("the file changed while it was read");
		return new ClipResult(clip, face, voice, fused, faces, sound, durationSeconds, failures, tracks, all);
	}

	/** Whether it holds the scores of a frame or a window at all. */
	public boolean hasMoments() {
		return !faces.observations().isEmpty() || !sound.windows().isEmpty();
	}

	/** The same result with the faces in other places. */
	public ClipResult withFaces(FaceTracks others) {
		return new ClipResult(clip, face, voice, fused, others, sound, durationSeconds, failures, tracks, notes);
	}

	/** The same result without the scores of each frame and window, which are many in a long clip. */
	public ClipResult summary() {
		return new ClipResult(clip, face, voice, fused,
				faces.summary(),
				sound.summary(), durationSeconds, failures, tracks, notes);
	}

	public ClipStatus status() {
		if (!failures.isEmpty())
			return failures.stream().allMatch(CancelledException.class::isInstance) ? ClipStatus.PARTIAL : ClipStatus.FAILED;
		boolean noFace = face.state().missing();
		boolean noVoice = voice.state().missing();
		if (noFace && noVoice)
			return ClipStatus.NOTHING;
		if (noFace)
			return ClipStatus.NO_FACE;
		if (voice.state() == StreamState.NO_VOICE || voice.state() == StreamState.OTHER_VOICE)
			return ClipStatus.NO_VOICE;
		return noVoice ? ClipStatus.NO_AUDIO : ClipStatus.OK;
	}

	/** Whether the face stream read all frames that it samples, with or without a face on them. */
	public boolean sawAllFrames() {
		return face.state() == StreamState.SCORED || face.state() == StreamState.NO_FACE || face.state() == StreamState.NO_FRAMES;
	}

	/**
	 * How far face and voice say the same: the part that their scores, each brought to a sum of 1, have in common.
	 *
	 * @return 0 (no class that both hold possible) to 1 (the same scores); empty unless both have an answer
	 */
	public OptionalDouble agreement() {
		return face.scores().isEmpty() || voice.scores().isEmpty() ? OptionalDouble.empty()
				: OptionalDouble.of(face.scores().get().overlap(voice.scores().get()));
	}

	/** Whether the analysis was stopped before the end of the clip. */
	public boolean partial() {
		return failures.stream().anyMatch(CancelledException.class::isInstance);
	}

	/** The notes in one line; empty if there are none. */
	public String note() {
		return String.join("; ", notes);
	}

	/** Why something is missing, in one line; empty if nothing is. */
	public String explanation() {
		if (!failures.isEmpty())
			return failures.stream().map(StageException::getMessage).distinct().collect(Collectors.joining("; "));
		return Stream.of(face.state(), voice.state()).filter(StreamState::missing).map(StreamState::words)
				.collect(Collectors.joining("; "));
	}
}
