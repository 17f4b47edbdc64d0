package org.demeanor.adapt.head;

import java.util.List;
import java.util.Objects;

/**
 * What a net gives of a labelled clip.
 *
 * @param name of the clip
 * @param label number of its label
 * @param participant whose clip it is
 * @param parts the embedding of each frame or window, at least one, all of one length
 * @param weights how much each part counts beside the others; not negative, their sum above 0
 */
public record EmbeddedClip(String name, int label, String participant, List<double[]> parts, double[] weights) {

	public EmbeddedClip {
		Objects.requireNonNull(participant);
		parts = List.copyOf(parts);
		if (parts.isEmpty() || parts.size() != weights.length)
			throw new IllegalArgumentException(name + ": " + parts.size() + " parts, " + weights.length + " weights");
	}

	/** The weighted mean of its parts. */
	double[] mean() {
		return pooled(parts);
	}

	/** The weighted mean of its parts' probabilities, as an analysis pools them. */
	double[] probabilities(LinearHead head) {
		return pooled(parts.stream().map(part -> LinearHead.softmax(head.logits(part))).toList());
	}

	private double[] pooled(List<double[]> values) {
		double[] sum = new double[values.get(0).length];
		double all = 0;
		for (int part = 0; part < weights.length; part++) {
			all += weights[part];
			for (int i = 0; i < sum.length; i++)
				sum[i] += weights[part] * values.get(part)[i];
		}
		for (int i = 0; i < sum.length; i++)
			sum[i] /= all;
		return sum;
	}
}
