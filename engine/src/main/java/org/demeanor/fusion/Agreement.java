package org.demeanor.fusion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * Levels two streams whose scores are not equally sharp, without labels: of a stream that is surer than it is right, the
 * other one does not agree as often as its scores promise. If the streams err independently of each other and all classes are
 * as frequent, the chance that one sees what the other saw is the sum over the classes of the product of their scores; the
 * exponents are those under which the tables are likeliest.
 */
public final class Agreement {

	/** With fewer clips exponents are guesses. */
	public static final int LEAST_CLIPS = 50;

	/** Smaller scores count as this before a logarithm is taken. */
	private static final double FLOOR = 1e-6;
	/** Draws exponents that the clips say little about towards 1. */
	private static final double RIDGE = .5;
	/** Streams that see the same no likelier than this, as a logarithm over chance, know nothing of each other. */
	private static final double LEAST_GAIN = .05;

	private Agreement() {}

	/**
	 * The rule that multiplies the levelled scores.
	 *
	 * @param pairs what both streams say of each clip
	 * @return empty if there are fewer than {@link #LEAST_CLIPS}, or if the streams agree no better than chance
	 */
	public static Optional<LevelledRule> level(List<ScoredPair> pairs) {
		if (pairs.size() < LEAST_CLIPS)
			return Optional.empty();
		double[][] face = pairs.stream().map(pair -> pair.face().logs(FLOOR)).toArray(double[][]::new);
		double[][] voice = pairs.stream().map(pair -> pair.voice().logs(FLOOR)).toArray(double[][]::new);
		Exponents best = Exponents.best((ofFace, ofVoice) -> RIDGE * (square(ofFace) + square(ofVoice)) / face.length
				- gain(face, voice, ofFace, ofVoice));
		if (gain(face, voice, best.face(), best.voice()) < LEAST_GAIN)
			return Optional.empty();
		return Optional.of(new LevelledRule(best.face(), best.voice(), FLOOR));
	}

	/** Mean logarithm of how much likelier than by chance both see the same. */
	private static double gain(double[][] face, double[][] voice, double ofFace, double ofVoice) {
		double sum = 0;
		for (int clip = 0; clip < face.length; clip++) {
			double[] seen = powers(face[clip], ofFace);
			double[] heard = powers(voice[clip], ofVoice);
			double same = 0;
			for (int c = 0; c < seen.length; c++)
				same += seen[c] * heard[c];
			sum += Math.log(Math.max(same * Emotion.count(), Double.MIN_NORMAL));
		}
		return sum / face.length;
	}

	private static double[] powers(double[] logs, double exponent) {
		return Scores.softmax(Arrays.stream(logs).map(log -> exponent * log).toArray()).toArray();
	}

	private static double square(double exponent) {
		return Math.log(exponent) * Math.log(exponent);
	}
}
