package org.demeanor.fusion;

import java.util.Optional;

import org.demeanor.score.Scores;

/**
 * One stream's answer for a clip.
 *
 * @param state why there are scores, or none
 * @param scores the answer; present exactly if the state is {@link StreamState#SCORED}
 */
public record StreamScores(StreamState state, Optional<Scores> scores) {

	public StreamScores {
		if ((state == StreamState.SCORED) != scores.isPresent())
			throw new IllegalArgumentException(state + " with scores: " + scores);
	}

	public static StreamScores of(Scores scores) {
		return new StreamScores(StreamState.SCORED, Optional.of(scores));
	}

	/** @param why any state except {@link StreamState#SCORED} */
	public static StreamScores none(StreamState why) {
		return new StreamScores(why, Optional.empty());
	}
}
