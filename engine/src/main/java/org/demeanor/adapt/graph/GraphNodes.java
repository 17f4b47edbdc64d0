package org.demeanor.adapt.graph;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.inference.ProtoReader;

/** The operators of an ONNX file and what flows between them, without weights. */
final class GraphNodes {

	/**
	 * An operator.
	 *
	 * @param inputs names of its tensors
	 */
	record Node(String operator, List<String> inputs) {}

	private static final int MODEL_GRAPH = 7;
	private static final int GRAPH_NODE = 1;
	private static final int GRAPH_OUTPUT = 12;

	private final Map<String, Node> byOutput = new HashMap<>();
	private final Set<String> outputs = new HashSet<>();

	private GraphNodes() {}

	/** @throws StageException (stage model) if it is no ONNX file */
	static GraphNodes of(String file, byte[] onnx) throws StageException {
		GraphNodes nodes = new GraphNodes();
		try {
			ProtoReader model = new ProtoReader(ByteBuffer.wrap(onnx));
			while (model.next())
				if (model.field() == MODEL_GRAPH)
					nodes.add(model.message());
				else
					model.skip();
			return nodes;
		}
		catch (RuntimeException broken) {
			throw new StageException(Stage.MODEL, file, "is not an ONNX file", broken);
		}
	}

	/** What makes a tensor; {@code null} for inputs and weights. */
	Node maker(String tensor) {
		return byOutput.get(tensor);
	}

	/** Whether the net gives this tensor. */
	boolean gives(String tensor) {
		return outputs.contains(tensor);
	}

	// -- Helper methods --

	private void add(ProtoReader graph) {
		while (graph.next())
			if (graph.field() == GRAPH_NODE)
				addNode(graph.message());
			else if (graph.field() == GRAPH_OUTPUT)
				addOutput(graph.message());
			else
				graph.skip();
	}

	private void addNode(ProtoReader node) {
		List<String> inputs = new ArrayList<>();
		List<String> made = new ArrayList<>();
		String operator = "";
		while (node.next())
			switch (node.field()) {
				case 1 -> inputs.add(node.text());
				case 2 -> made.add(node.text());
				case 4 -> operator = node.text();
				default -> node.skip();
			}
		Node read = new Node(operator, inputs);
		made.forEach(output -> byOutput.put(output, read));
	}

	private void addOutput(ProtoReader value) {
		while (value.next())
			if (value.field() == 1)
				outputs.add(value.text());
			else
				value.skip();
	}
}
