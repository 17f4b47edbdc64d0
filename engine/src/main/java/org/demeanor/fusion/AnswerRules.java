package org.demeanor.fusion;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.demeanor.score.Scores;

/**
 * How scores become answers in a run: a clip's, and in the same way a moment's, a person's and a segment's.
 *
 * @param frames how frame scores become one
 * @param streams how face and voice become one
 * @param model calibrates both streams
 */
public record AnswerRules(FrameRule frames, StreamRule streams, FusionModel model) {

	public AnswerRules {
		Objects.requireNonNull(frames);
		Objects.requireNonNull(streams);
		Objects.requireNonNull(model);
	}

	/**
	 * Returns the face's calibrated answer.
	 *
	 * @param frameScores of one face, in order of time
	 * @return empty if there is no frame
	 */
	public Optional<Scores> face(List<Scores> frameScores) {
		return frameScores.isEmpty() ? Optional.empty() : Optional.of(model.calibratedFace(frames.combine(frameScores)));
	}

	/** Returns the voice's calibrated answer, from the mean of its windows. */
	public Scores voice(Scores mean) {
		return model.calibratedVoice(mean);
	}

	/** Returns the fused answer of calibrated streams; where only one has an answer, that one's; empty if neither has. */
	public Optional<Scores> fused(Optional<Scores> face, Optional<Scores> voice) {
		return streams.fuse(face, voice, model);
	}
}
