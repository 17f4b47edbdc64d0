package org.demeanor.inference;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.demeanor.Stage;
import org.demeanor.StageException;

/**
 * What an ONNX file says of itself, read without the runtime and without its tensors. Field numbers are those of
 * {@code onnx.proto}.
 *
 * @param irVersion version of the file's format
 * @param opsets version of the operators by domain; that of ONNX itself is the empty text
 * @param operators that it uses, each with its domain in front if it is not ONNX's own
 * @param makers of each tensor of the graph the operator that makes its numbers; others may have passed them on
 * @param data names of the files with tensors that it keeps elsewhere
 */
public record OnnxFile(long irVersion, Map<String, Long> opsets, Set<String> operators, Map<String, String> makers, Set<String> data) {

	/** What ONNX Runtime 1.28 takes. */
	private static final long MOST_IR = 13;
	private static final long MOST_OPSET = 26;

	/** Its scale comes from all items of a call. */
	private static final String SCALED_BY_CALL = "DynamicQuantizeLinear";

	/** They pass numbers on as they are, but for their type, their axes or their rounding. */
	private static final Set<String> PASSING = Set.of("Cast", "DequantizeLinear", "Flatten", "Identity", "QuantizeLinear", "Reshape",
			"Squeeze", "Unsqueeze");

	private static final int MOST_DEPTH = 40;

	public OnnxFile {
		opsets = new TreeMap<>(opsets);
		operators = new TreeSet<>(operators);
		makers = new TreeMap<>(makers);
		data = new TreeSet<>(data);
	}

	/** Reads a file; empty if it is no ONNX file. */
	public static Optional<OnnxFile> of(byte[] onnx) {
		OnnxFile found = new OnnxFile(0, Map.of(), Set.of(), Map.of(), Set.of());
		try {
			ProtoReader model = new ProtoReader(ByteBuffer.wrap(onnx));
			boolean hasGraph = false;
			while (model.next())
				switch (model.field()) {
					case 1 -> found = new OnnxFile(model.number(), found.opsets, found.operators, found.makers, found.data);
					case 7 -> {
						found.graph(model.message(), 0);
						hasGraph = true;
					}
					case 8 -> found.opset(model.message());
					case 25 -> found.function(model.message());
					default -> model.skip();
				}
			return hasGraph ? Optional.of(found) : Optional.empty();
		}
		catch (RuntimeException noOnnx) {
			return Optional.empty();
		}
	}

	/** The version of ONNX's own operators; 0 if it is not told. */
	public long opset() {
		return opsets.getOrDefault("", opsets.getOrDefault("ai.onnx", 0L));
	}

	/** Whether the answer to an item depends on the others of the call. */
	public boolean needsSingleItems() {
		return operators.contains(SCALED_BY_CALL);
	}

	/**
	 * Checks what the runtime would refuse in less clear words.
	 *
	 * @param file name for messages
	 * @param described names of the data files whose SHA-256 the description has
	 * @throws StageException (stage model) if it is newer than the runtime or needs other data files
	 */
	void check(String file, Set<String> described) throws StageException {
		if (opset() > MOST_OPSET || irVersion > MOST_IR)
			throw new StageException(Stage.MODEL, file, "needs opset <= " + MOST_OPSET + " and IR version <= " + MOST_IR + " and has "
					+ opset() + " and " + irVersion + "; save it again for an older opset (onnx.version_converter) and IR version");
		for (String name : data)
			if (!described.contains(name))
				throw new StageException(Stage.MODEL, file, "keeps tensors in the file '" + name
						+ "', which its description does not name under onnx.data");
	}

	// -- Helper methods --

	private void opset(ProtoReader opset) {
		String domain = "";
		long version = 0;
		while (opset.next())
			switch (opset.field()) {
				case 1 -> domain = opset.text();
				case 2 -> version = opset.number();
				default -> opset.skip();
			}
		opsets.put(domain, version);
	}

	private void function(ProtoReader function) {
		while (function.next())
			if (function.field() == 7)
				node(function.message(), 0);
			else
				function.skip();
	}

	private void graph(ProtoReader graph, int depth) {
		if (depth > MOST_DEPTH)
			throw new IllegalArgumentException("graphs within graphs");
		while (graph.next())
			switch (graph.field()) {
				case 1 -> node(graph.message(), depth);
				case 5 -> tensor(graph.message());
				default -> graph.skip();
			}
	}

	private void node(ProtoReader node, int depth) {
		String operator = "";
		String domain = "";
		List<String> inputs = new ArrayList<>();
		List<String> outputs = new ArrayList<>();
		while (node.next())
			switch (node.field()) {
				case 1 -> inputs.add(node.text());
				case 2 -> outputs.add(node.text());
				case 4 -> operator = node.text();
				case 5 -> attribute(node.message(), depth);
				case 7 -> domain = node.text();
				default -> node.skip();
			}
		String named = domain.isEmpty() || domain.equals("ai.onnx") ? operator : domain + ":" + operator;
		operators.add(named);
		// A node follows those whose tensors it takes.
		String maker = PASSING.contains(named) && !inputs.isEmpty() ? makers.getOrDefault(inputs.get(0), named) : named;
		outputs.forEach(output -> makers.put(output, maker));
	}

	private void attribute(ProtoReader attribute, int depth) {
		while (attribute.next())
			switch (attribute.field()) {
				case 5, 10 -> tensor(attribute.message());
				case 6, 11 -> graph(attribute.message(), depth + 1);
				default -> attribute.skip();
			}
	}

	private void tensor(ProtoReader tensor) {
		String location = null;
		boolean external = false;
		while (tensor.next())
			switch (tensor.field()) {
				case 13 -> {
					String[] entry = entry(tensor.message());
					location = entry[0].equals("location") ? entry[1] : location;
				}
				case 14 -> external = tensor.number() == 1;
				default -> tensor.skip();
			}
		if (external && location != null)
			data.add(location);
	}

	private static String[] entry(ProtoReader entry) {
		String[] texts = { "", "" };
		while (entry.next())
			if (entry.field() == 1 || entry.field() == 2)
				texts[entry.field() - 1] = entry.text();
			else
				entry.skip();
		return texts;
	}
}
