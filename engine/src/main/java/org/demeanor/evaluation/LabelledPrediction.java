package org.demeanor.evaluation;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * An answer beside the truth.
 *
 * @param group whose clip it is: answers of one group stand or fall together when intervals are drawn
 */
record LabelledPrediction(String clip, Emotion truth, Scores scores, String group) {

	/** Whether the truth is among the {@code k} highest scores; of equal scores the first in order counts as higher. */
	boolean within(int k) {
		double own = scores.get(truth);
		long above = Emotion.all().stream().filter(other -> scores.get(other) > own
				|| scores.get(other) == own && other.ordinal() < truth.ordinal()).count();
		return above < k;
	}
}
