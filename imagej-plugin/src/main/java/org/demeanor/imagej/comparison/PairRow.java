package org.demeanor.imagej.comparison;

import java.util.Objects;
import java.util.Optional;

import org.demeanor.score.Emotion;

/**
 * How two conditions differ in an emotion.
 *
 * @param difference mean of the second condition minus that of the first, over those who were tested
 * @param test empty if it cannot be tested: too few participants, or all differ by the same
 */
record PairRow(Emotion emotion, String first, String second, double difference, Optional<PairTest> test) {

	PairRow {
		Objects.requireNonNull(emotion);
		Objects.requireNonNull(first);
		Objects.requireNonNull(second);
		Objects.requireNonNull(test);
	}
}
