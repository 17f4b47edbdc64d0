package org.demeanor.adapt.graph;

import java.util.List;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;

/**
 * A net whose last layer can be replaced. Its embedding is the output of that name, where it has one, else what its last dense
 * layer reads; in a net that ends in a convolution and a mean over places, the mean over places of what that convolution reads.
 */
public final class AdaptableNet {

	/** The output of a net that gives its embedding. */
	private static final String EMBEDDING = "embedding";

	/** Layers without weights of a label's own, from the scores back. */
	private static final Set<String> PASSED = Set.of("Softmax", "LogSoftmax", "Sigmoid", "Identity", "Cast", "Dropout", "Flatten",
			"Reshape", "Squeeze", "Unsqueeze", "Clip", "QuantizeLinear", "DequantizeLinear", "GlobalAveragePool", "ReduceMean");
	/** One of their inputs is a weight, in any order. */
	private static final Set<String> JOINING = Set.of("Add", "Sub", "Mul", "Div");
	private static final int DEEPEST = 32;
	private static final int FLOAT = 1;

	private final byte[] onnx;
	private final String names;
	private final GraphPart embedding;

	private AdaptableNet(byte[] onnx, String names, GraphPart embedding) {
		this.onnx = onnx;
		this.names = names;
		this.embedding = embedding;
	}

	/**
	 * Looks for the embedding.
	 *
	 * @param file the name for messages
	 * @param onnx bytes of the net
	 * @param scores name of the output whose layer is to be replaced
	 * @throws StageException (stage model) if it is no ONNX file, or does not end in a layer that can be replaced
	 */
	public static AdaptableNet of(String file, byte[] onnx, String scores) throws StageException {
		GraphNodes nodes = GraphNodes.of(file, onnx);
		String names = "adapted";
		for (int number = 2; nodes.maker(names + "." + EMBEDDING) != null; number++)
			names = "adapted" + number;
		GraphPart part = new GraphPart();
		String tensor = nodes.gives(EMBEDDING) ? EMBEDDING : tensor(file, nodes, scores, part, names);
		part.node("Cast", List.of(tensor), names + "." + EMBEDDING, new GraphPart.Attribute("to", FLOAT));
		return new AdaptableNet(onnx, names, part);
	}

	/** The name of the output that {@link #withEmbedding} adds. */
	public String embedding() {
		return names + "." + EMBEDDING;
	}

	/** The name of the output that {@link #withHead} adds. */
	public String probabilities() {
		return names + ".probabilities";
	}

	/** The net, which also gives its embedding: batch x numbers. */
	public byte[] withEmbedding() {
		GraphPart output = new GraphPart().output(embedding());
		return output.behind(embedding.behind(onnx));
	}

	/**
	 * The net, which also gives the probabilities of a new head: batch x labels.
	 *
	 * @param weights a row of each label, as long as the embedding
	 * @param bias of each label
	 */
	public byte[] withHead(double[][] weights, double[] bias) {
		double[] all = new double[weights.length * weights[0].length];
		for (int label = 0; label < weights.length; label++)
			System.arraycopy(weights[label], 0, all, label * weights[0].length, weights[0].length);
		GraphPart head = new GraphPart().weights(names + ".weight", List.of(weights.length, weights[0].length), all)
				.weights(names + ".bias", List.of(bias.length), bias)
				.node("Gemm", List.of(embedding(), names + ".weight", names + ".bias"), names + ".logits",
						new GraphPart.Attribute("transB", 1))
				.node("Softmax", List.of(names + ".logits"), probabilities()).output(probabilities(), bias.length);
		return head.behind(embedding.behind(onnx));
	}

	// -- Helper methods --

	private static String tensor(String file, GraphNodes nodes, String scores, GraphPart part, String names)
			throws StageException {
		String tensor = scores;
		for (int depth = 0; depth < DEEPEST; depth++) {
			GraphNodes.Node node = nodes.maker(tensor);
			if (node == null || node.inputs().isEmpty())
				break;
			if (node.operator().equals("Gemm") || node.operator().equals("MatMul"))
				return node.inputs().get(0);
			if (node.operator().equals("Conv")) {
				part.node("GlobalAveragePool", List.of(node.inputs().get(0)), names + ".pooled")
						.node("Flatten", List.of(names + ".pooled"), names + ".flat");
				return names + ".flat";
			}
			if (JOINING.contains(node.operator()))
				tensor = node.inputs().stream().filter(input -> isComputed(nodes, input)).findFirst().orElse("");
			else if (PASSED.contains(node.operator()))
				tensor = node.inputs().get(0);
			else
				break;
		}
		throw new StageException(Stage.MODEL, file, "cannot be adapted: it has no output 'embedding', and its scores '" + scores
				+ "' do not come from a dense layer");
	}

	private static boolean isComputed(GraphNodes nodes, String tensor) {
		return nodes.maker(tensor) != null && !nodes.maker(tensor).operator().equals("Constant");
	}
}
