package org.demeanor.model;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.score.Emotion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the json beside a net says. It holds everything that can differ between nets, so that a new net needs no new
 * code.
 *
 * @param name of the bundle: its files are {@code name.json}, {@code name.onnx}, {@code name.md}
 * @param modality what it reads emotion from
 * @param description one line
 * @param labels the order of the net's outputs; all seven emotions
 * @param onnxFile file name of the net
 * @param sha256 of the net's file, lower-case hexadecimal
 * @param inputName of the graph
 * @param inputShape of one item, without the batch axis, e.g. 1, 112, 112
 * @param outputName of the graph; logits, batch x 7
 * @param temperature divides the logits before the softmax
 * @param speech the output of a voice net that says when somebody speaks; empty for other nets
 * @param preprocessing read by the package of the modality
 * @param validationF1 F1 of each class on the validation part, 0..1: the weights of a weighted fusion
 * @param trainingData what it was trained on
 * @param licence of the weights, an SPDX name or words
 */
public record ModelBundle(String name, Modality modality, String description, List<Emotion> labels, String onnxFile,
		String sha256, String inputName, List<Integer> inputShape, String outputName, double temperature,
		Optional<SpeechOutput> speech, JsonSection preprocessing, Map<Emotion, Double> validationF1, String trainingData, String licence) {

	/** The only layout of the json so far. */
	static final int FORMAT = 1;

	private static final ObjectMapper MAPPER = new ObjectMapper();

	public ModelBundle {
		labels = List.copyOf(labels);
		inputShape = List.copyOf(inputShape);
		validationF1 = Map.copyOf(validationF1);
	}

	/** The number of values of one item. */
	public int inputLength() {
		return inputShape.stream().reduce(1, Math::multiplyExact);
	}

	/**
	 * @param subject name of the json for messages
	 * @param json its bytes
	 * @throws StageException (stage model) if it is not valid json, a key is missing, or a value is out of range
	 */
	static ModelBundle parse(String subject, byte[] json) throws StageException {
		JsonSection root = formatted(subject, json);
		JsonSection onnx = root.section("onnx");
		JsonSection input = root.section("input");
		JsonSection output = root.section("output");
		output.oneOf("activation", "softmax");
		String file = onnx.text("file");
		if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*"))
			throw onnx.wrong("file", "a plain file name");
		String sha256 = onnx.text("sha256");
		if (!sha256.matches("[0-9a-f]{64}"))
			throw onnx.wrong("sha256", "64 lower-case hexadecimal digits");
		return new ModelBundle(root.text("name"), modality(root), root.text("description"), labels(root), file, sha256,
				input.text("name"), shape(input), output.text("name"), output.positive("temperature"),
				root.has("speech") ? Optional.of(SpeechOutput.of(root.section("speech"))) : Optional.empty(),
				root.section("preprocessing"), f1(root), root.section("training").text("data"), root.text("licence"));
	}

	/** The root of a json that says its format. */
	static JsonSection formatted(String subject, byte[] json) throws StageException {
		JsonSection root = section(subject, json);
		if (root.count("format") != FORMAT)
			throw root.wrong("format", String.valueOf(FORMAT));
		return root;
	}

	/** The root of any json in a model store. */
	static JsonSection section(String subject, byte[] json) throws StageException {
		return JsonSection.of(subject, tree(subject, json));
	}

	/** Any json. */
	static JsonNode tree(String subject, byte[] json) throws StageException {
		try {
			return MAPPER.readTree(json);
		}
		catch (IOException notJson) {
			throw new StageException(Stage.MODEL, subject, "is not valid json", notJson);
		}
	}

	private static Modality modality(JsonSection root) throws StageException {
		String[] words = Arrays.stream(Modality.values()).map(Modality::label).toArray(String[]::new);
		return Modality.parse(root.oneOf("stream", words)).iterator().next();
	}

	private static List<Emotion> labels(JsonSection root) throws StageException {
		List<Emotion> labels = root.texts("labels").stream().flatMap(label -> Emotion.ofLabel(label).stream()).toList();
		if (labels.size() != Emotion.count() || new HashSet<>(labels).size() != Emotion.count())
			throw root.wrong("labels", "the seven emotions, each once");
		return labels;
	}

	private static List<Integer> shape(JsonSection input) throws StageException {
		double[] shape = input.numbers("shape");
		if (shape.length < 2 || shape[0] != -1)
			throw input.wrong("shape", "-1 (the batch) and the size of one item");
		Integer[] item = new Integer[shape.length - 1];
		for (int i = 0; i < item.length; i++) {
			item[i] = (int) shape[i + 1];
			if (item[i] < 1 || item[i] != shape[i + 1])
				throw input.wrong("shape", "-1 and whole numbers above 0");
		}
		return List.of(item);
	}

	private static Map<Emotion, Double> f1(JsonSection root) throws StageException {
		JsonSection f1 = root.section("validation").section("f1");
		Map<Emotion, Double> values = new EnumMap<>(Emotion.class);
		for (Emotion emotion : Emotion.all()) {
			double value = f1.number(emotion.label());
			if (value < 0 || value > 1)
				throw f1.wrong(emotion.label(), "in 0..1");
			values.put(emotion, value);
		}
		return values;
	}
}
