package org.demeanor.voice;

import java.util.Objects;

import org.demeanor.score.Scores;

/**
 * The voice nets' scores of one window of the sound.
 *
 * @param startSeconds of the window, in the clip's time
 * @param endSeconds of the window, in the clip's time
 * @param scores the mean over the nets
 */
public record WindowScores(double startSeconds, double endSeconds, Scores scores) {

	public WindowScores {
		Objects.requireNonNull(scores);
	}
}
