package org.demeanor.voice;

import java.util.Objects;
import java.util.OptionalDouble;

import org.demeanor.score.Scores;

/**
 * The voice nets' scores of one window of the sound.
 *
 * @param startSeconds of the window, in the clip's time
 * @param endSeconds of the window, in the clip's time
 * @param scores the mean over the nets
 * @param weight how much it counts beside the others: its seconds of speech; 1 where the nets do not tell
 * @param unfamiliar 0..1, how unlike what the nets learnt from it is; empty where they do not tell
 */
public record WindowScores(double startSeconds, double endSeconds, Scores scores, double weight, OptionalDouble unfamiliar) {

	/** By nets that do not tell speech from other sounds. */
	public WindowScores(double startSeconds, double endSeconds, Scores scores) {
		this(startSeconds, endSeconds, scores, 1);
	}

	/** By nets that do not tell what they know. */
	public WindowScores(double startSeconds, double endSeconds, Scores scores, double weight) {
		this(startSeconds, endSeconds, scores, weight, OptionalDouble.empty());
	}

	public WindowScores {
		Objects.requireNonNull(scores);
	}
}
