package org.demeanor.fusion;

import java.util.Optional;

import org.demeanor.score.Scores;

/**
 * What one stream says of a clip.
 *
 * @param state why there are scores, or none
 * @param scores the stream's answer; present exactly if the state is {@link StreamState#SCORED}
 */
public record StreamScores(StreamState state, Optional<Scores> scores) {

	public StreamScores {
		if ((state == StreamState.SCORED) != scores.isPresent())
			throw new IllegalArgumentException(state + " with scores: " + scores);
	}

	public static StreamScores of(Scores scores) {
		return new StreamScores(StreamState.SCORED, Optional.of(scores));
	}

	/** @param why anything but {@link StreamState#SCORED} */
	public static StreamScores none(StreamState why) {
		return new StreamScores(why, Optional.empty());
	}
}
