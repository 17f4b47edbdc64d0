package org.demeanor.adapt.graph;

import java.util.List;

/** Writes small nets with fixed weights. */
public final class TinyNet {

	private final ProtoWriter model = new ProtoWriter().number(1, 8).message(8, new ProtoWriter().text(1, "").number(2, 13));
	private final GraphPart graph = new GraphPart();
	private final ProtoWriter inputs = new ProtoWriter().text(2, "tiny");

	/**
	 * Adds an input of floats.
	 *
	 * @param shape without the batch
	 */
	public TinyNet input(String name, int... shape) {
		ProtoWriter axes = new ProtoWriter().message(1, new ProtoWriter().text(2, "batch"));
		for (int length : shape)
			axes.message(1, new ProtoWriter().number(1, length));
		inputs.message(11, GraphPart.floats(name, axes));
		return this;
	}

	public TinyNet node(String operator, List<String> from, String to) {
		graph.node(operator, from, to);
		return this;
	}

	public TinyNet node(String operator, List<String> from, String to, String attribute, long value) {
		graph.node(operator, from, to, new GraphPart.Attribute(attribute, value));
		return this;
	}

	public TinyNet weights(String name, List<Integer> shape, double... values) {
		graph.weights(name, shape, values);
		return this;
	}

	public TinyNet output(String name, int numbers) {
		graph.output(name, numbers);
		return this;
	}

	public byte[] bytes() {
		return graph.behind(model.message(7, inputs).toBytes());
	}
}
