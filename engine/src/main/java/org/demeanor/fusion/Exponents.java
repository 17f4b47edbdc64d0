package org.demeanor.fusion;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;

/**
 * How far each stream's scores are believed: the power that each is raised to before they are multiplied.
 *
 * @param face above 0
 * @param voice above 0
 */
record Exponents(double face, double voice) {

	/** The search is over their logarithms: from believed a hundred times less to twenty times more. */
	private static final double LOWEST = Math.log(.01);
	private static final double HIGHEST = Math.log(20);

	private static final int ROUNDS = 60;
	private static final double CLOSE = 1e-7;
	private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

	/** Those with the smallest loss: one after the other by golden sections, until neither moves. */
	static Exponents best(ToDoubleBiFunction<Double, Double> loss) {
		double face = 0;
		double voice = 0;
		for (int round = 0; round < ROUNDS; round++) {
			double ofVoice = voice;
			double nextFace = lowest(log -> loss.applyAsDouble(Math.exp(log), Math.exp(ofVoice)));
			double nextVoice = lowest(log -> loss.applyAsDouble(Math.exp(nextFace), Math.exp(log)));
			boolean done = Math.abs(nextFace - face) + Math.abs(nextVoice - voice) < CLOSE;
			face = nextFace;
			voice = nextVoice;
			if (done)
				break;
		}
		return new Exponents(Math.exp(face), Math.exp(voice));
	}

	/** The logarithm of the exponent with the smallest loss. */
	static double lowest(DoubleUnaryOperator loss) {
		double low = LOWEST;
		double high = HIGHEST;
		double left = high - GOLDEN * (high - low);
		double right = low + GOLDEN * (high - low);
		double atLeft = loss.applyAsDouble(left);
		double atRight = loss.applyAsDouble(right);
		while (high - low > CLOSE)
			if (atLeft < atRight) {
				high = right;
				right = left;
				atRight = atLeft;
				left = high - GOLDEN * (high - low);
				atLeft = loss.applyAsDouble(left);
			}
			else {
				low = left;
				left = right;
				atLeft = atRight;
				right = low + GOLDEN * (high - low);
				atRight = loss.applyAsDouble(right);
			}
		return (low + high) / 2;
	}
}
