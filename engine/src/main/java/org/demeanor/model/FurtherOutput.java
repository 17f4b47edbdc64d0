package org.demeanor.model;

import java.util.HashSet;
import java.util.List;

import org.demeanor.StageException;

/**
 * Numbers that a net gives besides its classes, such as valence and arousal, action units, gaze or pose.
 *
 * @param name of the output in the graph: batch x numbers; may be that of the classes
 * @param from number of the first column
 * @param names of the numbers in the order of the columns
 * @param activation {@link Activation#NONE} or {@link Activation#SIGMOID}
 */
public record FurtherOutput(String name, int from, List<String> names, Activation activation) {

	public FurtherOutput {
		names = List.copyOf(names);
	}

	/** @throws StageException (stage model) if a value is missing, or a name cannot be part of a column's name */
	static FurtherOutput of(JsonSection json) throws StageException {
		List<String> names = json.texts("names");
		if (names.isEmpty() || new HashSet<>(names).size() != names.size() || !names.stream().allMatch(NamedOutputs::isName))
			throw json.wrong("names", NamedOutputs.NAMES);
		Activation activation = json.has("activation")
				? Activation.ofLabel(json.oneOf("activation", Activation.NONE.label(), Activation.SIGMOID.label())) : Activation.NONE;
		return new FurtherOutput(json.text("output"), NamedOutputs.from(json), names, activation);
	}
}
