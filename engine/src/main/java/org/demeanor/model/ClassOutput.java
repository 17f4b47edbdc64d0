package org.demeanor.model;

import org.demeanor.StageException;

/**
 * The output of a net that scores classes.
 *
 * @param name in the graph: batch x numbers
 * @param from number of the first class's column; further columns may be something else
 * @param activation makes probabilities of them
 * @param temperature divides logits first
 * @param labels the classes
 * @param weight how much its scores count beside those of other nets of the stream; above 0
 */
public record ClassOutput(String name, int from, Activation activation, double temperature, LabelMap labels, double weight) {

	/** @throws StageException (stage model) if a value is missing or out of range */
	static ClassOutput of(JsonSection root) throws StageException {
		JsonSection output = root.section("output");
		Activation activation = Activation.ofLabel(output.oneOf("activation", Activation.SOFTMAX.label(),
				Activation.SIGMOID.label(), Activation.NONE.label()));
		return new ClassOutput(output.text("name"), NamedOutputs.from(output), activation,
				output.has("temperature") ? output.positive("temperature") : 1, LabelMap.of(root),
				output.has("weight") ? output.positive("weight") : 1);
	}

	/** The same classes where the numbers are probabilities already. */
	public ClassOutput ofProbabilities() {
		return new ClassOutput(name, from, Activation.NONE, 1, labels, weight);
	}

	/** Reads format 1. */
	static ClassOutput ofSeven(JsonSection root) throws StageException {
		JsonSection output = root.section("output");
		output.oneOf("activation", Activation.SOFTMAX.label());
		return new ClassOutput(output.text("name"), 0, Activation.SOFTMAX, output.positive("temperature"), LabelMap.ofSeven(root), 1);
	}
}
