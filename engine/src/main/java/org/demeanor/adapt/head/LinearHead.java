package org.demeanor.adapt.head;

import java.util.Arrays;

/**
 * A dense layer from an embedding to the logits of labels.
 *
 * @param weights a row of each label, as long as the embedding
 * @param bias of each label
 */
public record LinearHead(double[][] weights, double[] bias) {

	/** The number of labels. */
	public int labels() {
		return bias.length;
	}

	/** The length of the embedding. */
	public int length() {
		return weights[0].length;
	}

	/** The logits of one embedding. */
	public double[] logits(double[] embedding) {
		double[] logits = bias.clone();
		for (int label = 0; label < logits.length; label++)
			for (int i = 0; i < embedding.length; i++)
				logits[label] += weights[label][i] * embedding[i];
		return logits;
	}

	/** A head whose logits are these, divided: its softmax is flatter above 1, sharper below. */
	LinearHead dividedBy(double temperature) {
		double[][] rows = new double[weights.length][];
		for (int label = 0; label < rows.length; label++)
			rows[label] = Arrays.stream(weights[label]).map(weight -> weight / temperature).toArray();
		return new LinearHead(rows, Arrays.stream(bias).map(weight -> weight / temperature).toArray());
	}

	/** Probabilities in proportion to the exponentials of logits; no logit is too large for it. */
	static double[] softmax(double[] logits) {
		double max = Arrays.stream(logits).max().orElseThrow();
		double[] values = Arrays.stream(logits).map(logit -> Math.exp(logit - max)).toArray();
		double sum = Arrays.stream(values).sum();
		return Arrays.stream(values).map(value -> value / sum).toArray();
	}
}
