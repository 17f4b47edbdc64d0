package org.demeanor.model;

import java.util.Locale;

/** What makes probabilities of the numbers that a net gives for its classes. */
public enum Activation {
	/** The numbers are logits of classes that exclude each other. */
	SOFTMAX,
	/** The numbers are logits of classes that do not exclude each other. */
	SIGMOID,
	/** The numbers are probabilities already. */
	NONE;

	/** The word in a model's description. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The logistic function, 1 / (1 + e<sup>-x</sup>). */
	public static double sigmoid(double logit) {
		return 1 / (1 + Math.exp(-logit));
	}

	/** The activation with this {@link #label()}. */
	static Activation ofLabel(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
