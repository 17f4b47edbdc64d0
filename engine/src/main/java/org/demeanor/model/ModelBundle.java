package org.demeanor.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param format of the json: 1 for nets of the seven emotions with a gray square or a mel image at 48 kHz, 2 for any
 * @param name of the bundle: its files are {@code name.json}, {@code name.onnx}, {@code name.md}
 * @param modality what it reads emotion from
 * @param description one line
 * @param net its files
 * @param input of the graph
 * @param classes the output with the scores; empty for a net that has further outputs only
 * @param further outputs
 * @param furtherNames what is told besides the seven: classes without a place among them, then the further outputs
 * @param speech the output of a voice net that says when somebody speaks; empty for other nets
 * @param unfamiliarOutput of a voice net that says how unlike its training a window is: batch x 1, 0..1; empty for other nets
 * @param preprocessing read by the package of the modality
 * @param validationF1 F1 of each class on the validation part, 0..1: the weights of a weighted fusion; empty if unknown
 * @param trainingData what it was trained on
 * @param licence of the weights, an SPDX name or words
 */
public record ModelBundle(int format, String name, Modality modality, String description, NetFile net, NetInput input,
		Optional<ClassOutput> classes, List<FurtherOutput> further, List<String> furtherNames, Optional<SpeechOutput> speech,
		Optional<String> unfamiliarOutput, JsonSection preprocessing, Map<Emotion, Double> validationF1, String trainingData,
		String licence) {

	/** The layout of the json for the nets that we ship. */
	private static final int SEVEN = 1;
	/** The layout for any net. */
	public static final int ANY_NET = 2;

	private static final String UNKNOWN = "unknown";

	private static final ObjectMapper MAPPER = new ObjectMapper();

	public ModelBundle {
		further = List.copyOf(further);
		furtherNames = List.copyOf(furtherNames);
		validationF1 = Map.copyOf(validationF1);
	}

	/** The name of its ONNX file. */
	public String onnxFile() {
		return net.name();
	}

	/** The SHA-256 of its ONNX file, lower-case hexadecimal. */
	public String sha256() {
		return net.sha256();
	}

	/**
	 * The layout of {@code preprocessing}: that of the json, unless it says {@code format} itself. A net made of one of format 1
	 * goes on to see and hear as that does.
	 *
	 * @throws StageException (stage model) if it is none that we know
	 */
	public int preprocessingFormat() throws StageException {
		if (!preprocessing.has("format"))
			return format;
		int own = preprocessing.count("format");
		if (own != SEVEN && own != ANY_NET)
			throw preprocessing.wrong("format", SEVEN + " or " + ANY_NET);
		return own;
	}

	/** The names of all outputs that are read, that of the classes first, each once. */
	public List<String> outputNames() {
		return Stream.of(classes.stream().map(ClassOutput::name), further.stream().map(FurtherOutput::name),
				speech.stream().map(SpeechOutput::name), unfamiliarOutput.stream()).flatMap(names -> names).distinct().toList();
	}

	/**
	 * @param subject name of the json for messages
	 * @param json its bytes
	 * @throws StageException (stage model) if it is not valid json, a key is missing, or a value is out of range
	 */
	static ModelBundle parse(String subject, byte[] json) throws StageException {
		JsonSection root = section(subject, json);
		int format = root.count("format");
		if (format != SEVEN && format != ANY_NET)
			throw root.wrong("format", SEVEN + " or " + ANY_NET);
		boolean any = format == ANY_NET;
		Optional<ClassOutput> classes = classes(root, any);
		List<FurtherOutput> further = new ArrayList<>();
		if (any && root.has("further"))
			for (JsonSection output : root.sections("further"))
				further.add(FurtherOutput.of(output));
		if (classes.isEmpty() && further.isEmpty())
			throw root.wrong("output, further", "there, at least one of them");
		return new ModelBundle(format, root.text("name"), modality(root), root.text("description"), NetFile.of(root.section("onnx")),
				NetInput.of(root.section("input"), any), classes, further, NamedOutputs.all(root, classes, further),
				root.has("speech") ? Optional.of(SpeechOutput.of(root.section("speech"))) : Optional.empty(),
				root.has("unfamiliar") ? Optional.of(root.section("unfamiliar").text("output")) : Optional.empty(),
				root.section("preprocessing"), f1(root, any), data(root, any), any && !root.has("licence") ? UNKNOWN : root.text("licence"));
	}

	/** The root of a json that says the format of everything but nets. */
	static JsonSection formatted(String subject, byte[] json) throws StageException {
		JsonSection root = section(subject, json);
		if (root.count("format") != SEVEN)
			throw root.wrong("format", String.valueOf(SEVEN));
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

	private static Optional<ClassOutput> classes(JsonSection root, boolean any) throws StageException {
		if (!any)
			return Optional.of(ClassOutput.ofSeven(root));
		return root.has("output") || root.has("labels") ? Optional.of(ClassOutput.of(root)) : Optional.empty();
	}

	private static String data(JsonSection root, boolean any) throws StageException {
		return any && !root.has("training") ? UNKNOWN : root.section("training").text("data");
	}

	private static Map<Emotion, Double> f1(JsonSection root, boolean any) throws StageException {
		Map<Emotion, Double> values = new EnumMap<>(Emotion.class);
		if (any && !root.has("validation"))
			return values;
		JsonSection f1 = root.section("validation").section("f1");
		for (Emotion emotion : Emotion.all()) {
			double value = f1.number(emotion.label());
			if (value < 0 || value > 1)
				throw f1.wrong(emotion.label(), "in 0..1");
			values.put(emotion, value);
		}
		return values;
	}
}
