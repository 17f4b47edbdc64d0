package org.demeanor.calibration;

import java.util.List;

import org.demeanor.StageException;
import org.demeanor.model.JsonSection;
import org.demeanor.score.Scores;

/**
 * How far scores are corrected. With n clips of a person, the weight is n / (n + half).
 *
 * @param strength power of the correction, not negative; 0: none
 * @param sharpness power of the corrected scores, above 0; 1 leaves them
 * @param half clips at which half of it is applied, not negative
 */
record Strength(double strength, double sharpness, double half) {

	static Strength of(JsonSection json) throws StageException {
		return new Strength(json.notNegative("strength"), json.positive("sharpness"), json.notNegative("half"));
	}

	/** @param clips at least 1 */
	double weight(int clips) {
		return clips / (clips + half);
	}

	double sharpened(double weight) {
		return 1 + (sharpness - 1) * weight;
	}

	/**
	 * Corrects scores.
	 *
	 * @param correction what is added to the logarithm of each class
	 * @param floor smallest score that a logarithm is taken of
	 */
	List<Scores> apply(List<Scores> scores, double[] correction, double weight, double floor) {
		double sharpness = sharpened(weight);
		double[] added = new double[correction.length];
		for (int c = 0; c < added.length; c++)
			added[c] = strength * weight * correction[c];
		return scores.stream().map(some -> corrected(some, sharpness, added, floor)).toList();
	}

	private static Scores corrected(Scores scores, double sharpness, double[] added, double floor) {
		double[] logits = scores.logs(floor);
		for (int c = 0; c < logits.length; c++)
			logits[c] = sharpness * logits[c] + added[c];
		return Scores.softmax(logits);
	}
}
