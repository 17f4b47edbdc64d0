package org.demeanor.calibration;

import java.util.List;

import org.demeanor.score.Scores;

/** What is known of one person in one stream: corrects any scores of that person. */
public final class Correction {

	private final Strength strength;
	private final double[] logFactors;
	private final double weight;
	private final double floor;

	Correction(Strength strength, double[] logFactors, double weight, double floor) {
		this.strength = strength;
		this.logFactors = logFactors;
		this.weight = weight;
		this.floor = floor;
	}

	/** Returns corrected scores. */
	public Scores apply(Scores scores) {
		return strength.apply(List.of(scores), logFactors, weight, floor).get(0);
	}
}
