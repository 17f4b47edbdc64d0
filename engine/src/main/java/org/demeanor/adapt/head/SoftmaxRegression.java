package org.demeanor.adapt.head;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;

/**
 * Multinomial logistic regression with a penalty on the squares of the weights, on clips' mean embeddings. Each number of the
 * embedding is standardised first, and all are divided by the root of their count, so that one penalty suits embeddings of
 * any length and unit. The loss is convex: by conjugate gradients, the same clips give the same head.
 */
final class SoftmaxRegression {

	private static final int MOST_EVALUATIONS = 20_000;
	/** The loss of clips is near 1; a ten-thousandth of it changes no answer. */
	private static final double PRECISE = 1e-5;
	private static final double LINE_PRECISE = 1e-4;
	private static final double FIRST_STEP = 1;
	/** Numbers that differ less between clips say nothing. */
	private static final double LEAST_DEVIATION = 1e-6;

	private final int labels;
	private final int length;
	private final double[] mean;
	private final double[] factor;
	private final double[][] inputs;
	private final int[] truth;
	private double penalty;
	/** The weights of each label with its bias behind, one label after another. */
	private double[] solution;

	/**
	 * @param clips at least one
	 * @param labels number of labels
	 */
	SoftmaxRegression(List<EmbeddedClip> clips, int labels) {
		this.labels = labels;
		truth = clips.stream().mapToInt(EmbeddedClip::label).toArray();
		inputs = clips.stream().map(EmbeddedClip::mean).toArray(double[][]::new);
		length = inputs[0].length;
		mean = new double[length];
		factor = new double[length];
		standardise();
		solution = new double[labels * (length + 1)];
	}

	/**
	 * Fits, beginning from the last fit: penalties in order are solved sooner.
	 *
	 * @param penaltyOfSquares half of it, times the sum of squared weights, is added to the mean loss of a clip; above 0
	 */
	LinearHead fit(double penaltyOfSquares) {
		penalty = penaltyOfSquares;
		NonLinearConjugateGradientOptimizer optimizer = new NonLinearConjugateGradientOptimizer(
				NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE, new SimpleValueChecker(PRECISE, PRECISE), LINE_PRECISE,
				LINE_PRECISE, FIRST_STEP);
		solution = optimizer.optimize(new MaxEval(MOST_EVALUATIONS), GoalType.MINIMIZE, new ObjectiveFunction(this::loss),
				new ObjectiveFunctionGradient(this::gradient), new InitialGuess(solution)).getPoint();
		return head();
	}

	// -- Helper methods --

	private void standardise() {
		for (int i = 0; i < length; i++) {
			double sum = 0;
			double squares = 0;
			for (double[] input : inputs)
				sum += input[i];
			mean[i] = sum / inputs.length;
			for (double[] input : inputs)
				squares += (input[i] - mean[i]) * (input[i] - mean[i]);
			double deviation = Math.sqrt(squares / inputs.length);
			factor[i] = deviation < LEAST_DEVIATION ? 0 : 1 / (deviation * Math.sqrt(length));
			for (double[] input : inputs)
				input[i] = (input[i] - mean[i]) * factor[i];
		}
	}

	/** On embeddings as the net gives them. */
	private LinearHead head() {
		double[][] weights = new double[labels][length];
		double[] bias = new double[labels];
		for (int label = 0; label < labels; label++) {
			int start = label * (length + 1);
			bias[label] = solution[start + length];
			for (int i = 0; i < length; i++) {
				weights[label][i] = solution[start + i] * factor[i];
				bias[label] -= weights[label][i] * mean[i];
			}
		}
		return new LinearHead(weights, bias);
	}

	private double loss(double[] point) {
		double loss = 0;
		double[] logits = new double[labels];
		for (int clip = 0; clip < inputs.length; clip++) {
			logits(point, inputs[clip], logits);
			double max = Arrays.stream(logits).max().orElseThrow();
			double sum = 0;
			for (double logit : logits)
				sum += Math.exp(logit - max);
			loss += max + Math.log(sum) - logits[truth[clip]];
		}
		double squares = 0;
		for (int i = 0; i < point.length; i++)
			if (isWeight(i))
				squares += point[i] * point[i];
		return loss / inputs.length + penalty / 2 * squares;
	}

	private double[] gradient(double[] point) {
		double[] gradient = new double[point.length];
		double[] logits = new double[labels];
		for (int clip = 0; clip < inputs.length; clip++) {
			logits(point, inputs[clip], logits);
			double[] error = LinearHead.softmax(logits);
			error[truth[clip]]--;
			for (int label = 0; label < labels; label++) {
				int start = label * (length + 1);
				double share = error[label] / inputs.length;
				for (int i = 0; i < length; i++)
					gradient[start + i] += share * inputs[clip][i];
				gradient[start + length] += share;
			}
		}
		for (int i = 0; i < point.length; i++)
			if (isWeight(i))
				gradient[i] += penalty * point[i];
		return gradient;
	}

	private boolean isWeight(int place) {
		return place % (length + 1) < length;
	}

	private void logits(double[] point, double[] input, double[] to) {
		for (int label = 0; label < labels; label++) {
			int start = label * (length + 1);
			double sum = point[start + length];
			for (int i = 0; i < length; i++)
				sum += point[start + i] * input[i];
			to[label] = sum;
		}
	}
}
