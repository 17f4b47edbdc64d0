package org.demeanor.fusion;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * A multinomial logistic regression on the log scores of both streams: the softmax of
 * {@code face * log(face scores) + voice * log(voice scores) + bias}. If the matrices are multiples of the identity, it
 * is a product of powers of the scores.
 */
final class LogLinear implements PairRule {

	/** The product of both streams' scores. */
	static final LogLinear PRODUCT = ofExponents(1, 1, 1e-6);

	private final double[][] face;
	private final double[][] voice;
	private final double[] bias;
	private final double floor;

	/**
	 * @param face 7 x 7: the answer's class by row, the class of the face's scores by column
	 * @param voice the same for the voice
	 * @param bias one number for each class
	 * @param floor the smallest score before the logarithm, above 0
	 */
	LogLinear(double[][] face, double[][] voice, double[] bias, double floor) {
		this.face = face;
		this.voice = voice;
		this.bias = bias;
		this.floor = floor;
	}

	/** The product of both streams' scores, each raised to its own power: how much that stream is trusted. */
	static LogLinear ofExponents(double ofFace, double ofVoice, double floor) {
		return new LogLinear(diagonal(ofFace), diagonal(ofVoice), new double[Emotion.count()], floor);
	}

	@Override
	public Scores fuse(Scores ofFace, Scores ofVoice) {
		double[] logFace = ofFace.logs(floor);
		double[] logVoice = ofVoice.logs(floor);
		double[] logits = bias.clone();
		for (int row = 0; row < logits.length; row++)
			for (int column = 0; column < logits.length; column++)
				logits[row] += face[row][column] * logFace[column] + voice[row][column] * logVoice[column];
		return Scores.softmax(logits);
	}

	private static double[][] diagonal(double value) {
		double[][] matrix = new double[Emotion.count()][Emotion.count()];
		for (int i = 0; i < matrix.length; i++)
			matrix[i][i] = value;
		return matrix;
	}
}
