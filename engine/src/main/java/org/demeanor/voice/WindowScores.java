package org.demeanor.voice;

import java.util.Objects;
import java.util.OptionalDouble;

import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;

/**
 * The voice nets' scores of one window of the sound.
 *
 * @param startSeconds of the window, in the clip's time
 * @param endSeconds of the window, in the clip's time
 * @param scores the mean over the nets
 * @param weight how much it counts beside the others: its seconds of speech; 1 where the nets do not tell
 * @param unfamiliar 0..1, how unlike what the nets learnt from it is; empty where they do not tell
 * @param further what the nets tell besides
 */
public record WindowScores(double startSeconds, double endSeconds, Scores scores, double weight, OptionalDouble unfamiliar,
		NamedValues further) {

	/** By nets that do not tell speech from other sounds. */
	public WindowScores(double startSeconds, double endSeconds, Scores scores) {
		this(startSeconds, endSeconds, scores, 1);
	}

	/** By nets that do not tell what they know. */
	public WindowScores(double startSeconds, double endSeconds, Scores scores, double weight) {
		this(startSeconds, endSeconds, scores, weight, OptionalDouble.empty(), NamedValues.NONE);
	}

	public WindowScores {
		Objects.requireNonNull(scores);
		Objects.requireNonNull(further);
	}
}
