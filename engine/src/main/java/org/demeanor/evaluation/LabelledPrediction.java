package org.demeanor.evaluation;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * An answer beside the truth.
 *
 * @param group the person or item that it belongs to; intervals draw whole groups
 */
record LabelledPrediction(String clip, Emotion truth, Scores scores, String group) {

	/**
	 * Whether the truth is among the {@code k} highest scores. If scores are equal, the first in order counts as
	 * higher.
	 */
	boolean within(int k) {
		double own = scores.get(truth);
		long above = Emotion.all().stream().filter(other -> scores.get(other) > own
				|| scores.get(other) == own && other.ordinal() < truth.ordinal()).count();
		return above < k;
	}
}
