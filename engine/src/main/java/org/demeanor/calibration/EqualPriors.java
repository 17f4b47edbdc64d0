package org.demeanor.calibration;

import java.util.Arrays;
import java.util.List;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/** Iterative proportional fitting: the factors of the classes that give all of them the same mean over some clips. */
final class EqualPriors {

	/** Ends when no class's mean is further from its share than this part of it, or after so many rounds. */
	private static final double CLOSE = 1e-12;
	private static final int ROUNDS = 1000;

	private EqualPriors() {}

	/**
	 * The logarithms of the factors.
	 *
	 * @param scores at least one
	 * @param sharpness power that the scores are raised to first
	 * @param floor smallest score that a logarithm is taken of
	 */
	static double[] of(List<Scores> scores, double sharpness, double floor) {
		List<double[]> logits = scores.stream()
				.map(some -> Arrays.stream(some.logs(floor)).map(log -> sharpness * log).toArray()).toList();
		double[] factors = new double[Emotion.count()];
		for (int round = 0; round < ROUNDS; round++) {
			double[] shares = shares(logits, factors);
			if (Arrays.stream(shares).allMatch(share -> Math.abs(share - 1) < CLOSE))
				break;
			for (int c = 0; c < factors.length; c++)
				factors[c] -= Math.log(shares[c]);
		}
		return factors;
	}

	/** Each class's mean, as a multiple of what it is to be. */
	private static double[] shares(List<double[]> logits, double[] factors) {
		double[] shares = new double[factors.length];
		for (double[] clip : logits) {
			double[] shifted = clip.clone();
			for (int c = 0; c < shifted.length; c++)
				shifted[c] += factors[c];
			double[] scores = Scores.softmax(shifted).toArray();
			for (int c = 0; c < shares.length; c++)
				shares[c] += scores[c];
		}
		return Arrays.stream(shares).map(sum -> sum / logits.size() * factors.length).toArray();
	}
}
