package org.demeanor.adapt.graph;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Layers for the end of a net. Where a message of protocol buffers holds a message twice, readers join the two, and lists get
 * longer: what is appended behind an ONNX file as another {@code graph} adds nodes, weights and outputs to the first, whose
 * bytes stay. The numbers of fields are those of
 * <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3">onnx.proto3</a>.
 */
final class GraphPart {

	private static final int MODEL_GRAPH = 7;
	private static final int GRAPH_NODE = 1;
	private static final int GRAPH_INITIALIZER = 5;
	private static final int GRAPH_OUTPUT = 12;
	private static final int FLOAT = 1;
	private static final int INT = 2;

	/**
	 * A whole number that an operator takes.
	 *
	 * @param name e.g. {@code transB}
	 */
	record Attribute(String name, long value) {}

	private final ProtoWriter graph = new ProtoWriter();

	/** Adds an operator with one output. */
	GraphPart node(String operator, List<String> inputs, String output, Attribute... attributes) {
		ProtoWriter node = new ProtoWriter();
		inputs.forEach(input -> node.text(1, input));
		node.text(2, output).text(3, output).text(4, operator);
		for (Attribute attribute : attributes)
			node.message(5, new ProtoWriter().text(1, attribute.name).number(3, attribute.value).number(20, INT));
		graph.message(GRAPH_NODE, node);
		return this;
	}

	/** Adds weights. */
	GraphPart weights(String name, List<Integer> shape, double... values) {
		ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (double value : values)
			raw.putFloat((float) value);
		ProtoWriter tensor = new ProtoWriter();
		shape.forEach(length -> tensor.number(1, length));
		graph.message(GRAPH_INITIALIZER, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
		return this;
	}

	/** Makes a tensor an output of the net: floats, batch x numbers. */
	GraphPart output(String name, int numbers) {
		graph.message(GRAPH_OUTPUT, floats(name, new ProtoWriter()
				.message(1, new ProtoWriter().text(2, "batch")).message(1, new ProtoWriter().number(1, numbers))));
		return this;
	}

	/** Makes a tensor an output of the net: floats of any shape. */
	GraphPart output(String name) {
		graph.message(GRAPH_OUTPUT, new ProtoWriter().text(1, name)
				.message(2, new ProtoWriter().message(1, new ProtoWriter().number(1, FLOAT))));
		return this;
	}

	/** A net with these layers behind its own; the bytes of the net are the first. */
	byte[] behind(byte[] onnx) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes(onnx);
		all.writeBytes(new ProtoWriter().message(MODEL_GRAPH, graph).toBytes());
		return all.toByteArray();
	}

	/**
	 * A named tensor of floats as ONNX describes it.
	 *
	 * @param shape message of its axes
	 */
	static ProtoWriter floats(String name, ProtoWriter shape) {
		ProtoWriter tensor = new ProtoWriter().number(1, FLOAT).message(2, shape);
		return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
	}
}
