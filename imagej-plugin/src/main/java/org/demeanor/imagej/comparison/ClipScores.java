package org.demeanor.imagej.comparison;

import java.util.Objects;

import org.demeanor.score.Scores;

/**
 * A clip in a comparison.
 *
 * @param condition the set that it belongs to
 * @param participant whose clip it is; the clip's own name if nobody knows
 */
record ClipScores(String condition, String participant, Scores scores) {

	ClipScores {
		Objects.requireNonNull(condition);
		Objects.requireNonNull(participant);
		Objects.requireNonNull(scores);
	}
}
