package org.demeanor.imagej.comparison;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.score.Emotion;

/**
 * The score of an emotion in a condition.
 *
 * @param clips how many have scores
 * @param participants how many there are
 * @param mean of the participants, each the mean of their clips
 * @param deviation of the participants (standard deviation with n - 1); empty for one
 * @param interval of the mean; empty for one participant
 */
record MeanRow(String condition, Emotion emotion, int clips, int participants, double mean, OptionalDouble deviation,
		Optional<Interval> interval) {

	MeanRow {
		Objects.requireNonNull(condition);
		Objects.requireNonNull(emotion);
		Objects.requireNonNull(deviation);
		Objects.requireNonNull(interval);
	}
}
