package org.demeanor.bundling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.SafeName;
import org.demeanor.file.Sha256;
import org.demeanor.file.WholeFile;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxFile;
import org.demeanor.inference.OnnxSession;

/**
 * What a net's own file tells.
 *
 * @param file as it was named
 * @param onnx its bytes
 * @param told what it says of itself
 * @param input name of the only input
 * @param axes of the input, the batch first; -1 for any length
 * @param outputs name to axes
 * @param data name to SHA-256 of the files with its tensors
 */
record NetFacts(Path file, byte[] onnx, OnnxFile told, String input, long[] axes, Map<String, long[]> outputs, Map<String, String> data) {

	/** @throws StageException (stage model) if it is no net that can be used */
	static NetFacts of(Path file) throws StageException {
		byte[] onnx = read(file);
		OnnxFile told = OnnxFile.of(onnx).orElseThrow(() -> new StageException(Stage.MODEL, file.toString(), "is not an ONNX file"));
		Path folder = file.toAbsolutePath().getParent();
		Map<String, String> data = new LinkedHashMap<>();
		for (String name : told.data())
			data.put(name, sha256(SafeName.child(folder, name, Stage.MODEL), file));
		try (OnnxSession session = OnnxSession.open(file.toString(), onnx, data.isEmpty() ? Optional.empty() : Optional.of(folder),
				data.keySet(), Device.CPU, 1)) {
			Map<String, long[]> inputs = session.inputs();
			if (inputs.size() != 1)
				throw new StageException(Stage.MODEL, file.toString(), "takes " + inputs.size() + " inputs ("
						+ String.join(", ", inputs.keySet()) + "), and one is given: the picture or the sound");
			String input = inputs.keySet().iterator().next();
			if (inputs.get(input).length < 2)
				throw new StageException(Stage.MODEL, file.toString(), "does not take a batch of floats as its input '" + input + "'");
			return new NetFacts(file, onnx, told, input, inputs.get(input), session.outputShapes(), data);
		}
	}

	/** What it takes and gives, a line each. */
	List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add("opset " + told.opset() + ", IR version " + told.irVersion() + ", " + told.operators().size() + " kinds of operators"
				+ (data.isEmpty() ? "" : ", tensors in " + String.join(", ", data.keySet())));
		lines.add("takes '" + input + "': " + OnnxSession.words(axes));
		lines.add("gives " + outputs.entrySet().stream().map(output -> "'" + output.getKey() + "': " + OnnxSession.words(output.getValue()))
				.collect(Collectors.joining(", ")));
		return lines;
	}

	/** The numbers of an item in an output, 0 if the file does not tell. */
	long columns(String output) {
		long[] shape = outputs.get(output);
		long columns = 1;
		for (int i = 1; i < shape.length; i++)
			columns = shape[i] < 0 ? 0 : columns * shape[i];
		return columns;
	}

	private static byte[] read(Path file) throws StageException {
		if (!Files.isRegularFile(file))
			throw new StageException(Stage.MODEL, file.toString(), "no such file");
		try {
			return WholeFile.read(file, Stage.MODEL);
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.MODEL, file.toString(), "cannot be read", unreadable);
		}
	}

	private static String sha256(Path data, Path net) throws StageException {
		if (!Files.isRegularFile(data))
			throw new StageException(Stage.MODEL, net.toString(), "keeps tensors in '" + data.getFileName() + "', which is not beside it");
		try {
			return Sha256.of(data);
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.MODEL, data.toString(), "cannot be read", unreadable);
		}
	}
}
