package org.demeanor.bundling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.face.image.ColorOrder;
import org.demeanor.face.image.ResizeRule;
import org.demeanor.file.Sha256;
import org.demeanor.inference.OnnxSession;
import org.demeanor.model.LabelMap;
import org.demeanor.score.Emotion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes the json of a bundle from what the net's file, the preset, the files beside the net and the user say, and names what
 * is still missing. The user overrides the files beside the net, and these override the preset.
 */
final class NetDescription {

	private static final ObjectMapper MAPPER = new ObjectMapper();
	/** Windows of our own nets: a net beside them hears the same ones. */
	private static final double SECONDS = 3;
	private static final double OFFSET_SECONDS = .5;

	private final NetRequest request;
	private final NetFacts facts;
	private final Optional<Preset> preset;
	private final ExportFolder beside;
	private final String name;
	private final ObjectNode json = MAPPER.createObjectNode();
	/** What the user must say. */
	private final List<String> missing = new ArrayList<>();

	NetDescription(NetRequest request, NetFacts facts, Optional<Preset> preset, ExportFolder beside, String name) {
		this.request = request;
		this.facts = facts;
		this.preset = preset;
		this.beside = beside;
		this.name = name;
	}

	/** @throws StageException (stage model) if something is missing, all of it in one line */
	ObjectNode json() throws StageException {
		json.put("format", 2).put("name", name).put("stream", request.modality().label());
		json.put("description", preset.map(Preset::about).orElse("made of " + request.file().getFileName()));
		json.putObject("onnx").put("file", name + ".onnx").put("sha256", Sha256.of(facts.onnx())).put("opset", facts.told().opset());
		if (!facts.data().isEmpty())
			json.withObject("/onnx/data").setAll(texts(facts.data()));
		long[] axes = facts.axes().clone();
		ObjectNode preprocessing = preset.map(Preset::preprocessing).orElseGet(MAPPER::createObjectNode);
		preprocessing.setAll(beside.preprocessing());
		for (Map.Entry<String, String> setting : new TreeMap<>(request.settings()).entrySet())
			set(preprocessing, setting.getKey(), setting.getValue());
		if (request.modality() == Modality.FACE)
			face(preprocessing, axes);
		else
			voice(preprocessing, axes);
		ObjectNode input = json.putObject("input").put("name", facts.input());
		ArrayNode shape = input.putArray("shape");
		for (long axis : axes)
			shape.add(axis);
		outputs();
		json.set("preprocessing", preprocessing);
		preset.ifPresent(known -> json.put("preprocessing_source", known.source()));
		json.putObject("training").put("data", "unknown");
		json.put("licence", request.licence().orElse("unknown; ask who trained it"));
		if (!missing.isEmpty())
			throw new StageException(Stage.MODEL, request.file().toString(), "this file does not tell all that a bundle needs; add " + String.join(" ", missing)
					+ (preset.isPresent() ? "" : ", or a --preset"));
		return json;
	}

	// -- Helper methods --

	private void face(ObjectNode preprocessing, long[] axes) throws StageException {
		boolean free = axes.length == 4 && axes[1] < 0 && axes[3] < 0;
		// Exports of transformers leave all lengths free.
		if (free) {
			require(preprocessing, "color", oneOf(Stream.of(ColorOrder.values()).map(ColorOrder::label)));
			if (preprocessing.has("color"))
				axes[1] = preprocessing.get("color").asText().equals("gray") ? 1 : 3;
		}
		boolean last = axes.length == 4 && isColor(axes[3]) && !isColor(axes[1]);
		if (!free && (axes.length != 4 || !last && !isColor(axes[1])))
			throw new StageException(Stage.MODEL, request.file().toString(), "does not take pictures of 1 or 3 colours: its input is "
					+ OnnxSession.words(axes));
		preprocessing.put("layout", last ? "nhwc" : "nchw");
		long channels = axes[last ? 3 : 1];
		if (channels == 1)
			preprocessing.put("color", "gray");
		else if (!free)
			require(preprocessing, "color",
					oneOf(Stream.of(ColorOrder.values()).filter(color -> color.channels() == channels).map(ColorOrder::label)));
		size(preprocessing, axes, "height", last ? 1 : 2);
		size(preprocessing, axes, "width", last ? 2 : 3);
		require(preprocessing, "range", "0,1|-1,1|0,255");
		require(preprocessing, "resize", oneOf(Stream.of(ResizeRule.values()).map(ResizeRule::label)));
	}

	private void size(ObjectNode preprocessing, long[] axes, String key, int axis) {
		if (axes[axis] > 0)
			preprocessing.put(key, axes[axis]);
		else if (preprocessing.path(key).isInt())
			axes[axis] = preprocessing.get(key).intValue();
		else
			missing.add("--set " + key + "=PIXELS");
	}

	private static boolean isColor(long axis) {
		return axis == 1 || axis == 3;
	}

	private void voice(ObjectNode preprocessing, long[] axes) {
		if (!preprocessing.has("kind"))
			preprocessing.put("kind", axes.length == 2 || axes.length == 3 && axes[1] == 1 ? "waveform" : "mel");
		require(preprocessing, "sample_rate", "HZ");
		if (!preprocessing.has("offset_s"))
			preprocessing.put("offset_s", OFFSET_SECONDS);
		long last = axes[axes.length - 1];
		if (preprocessing.get("kind").asText().equals("waveform")) {
			require(preprocessing, "normalise", "none|zero-mean-unit-variance");
			if (!preprocessing.has("window_s") && preprocessing.has("sample_rate"))
				preprocessing.put("window_s", last > 0 ? (double) last / preprocessing.get("sample_rate").asDouble() : SECONDS);
			return;
		}
		for (String key : List.of("n_fft", "hop_length", "n_mels"))
			require(preprocessing, key, "N");
		require(preprocessing, "log", "none|ln|log10|log1p|db");
		require(preprocessing, "scale", "slaney|htk");
		require(preprocessing, "norm", "slaney|none");
		if (!preprocessing.has("layout") && preprocessing.has("n_mels")) {
			long bands = preprocessing.get("n_mels").asLong();
			boolean bandsLast = last == bands && axes[axes.length - 2] != bands;
			preprocessing.put("layout", bandsLast ? "time-first" : "bands-first");
		}
		require(preprocessing, "window_s", "SECONDS");
	}

	private void require(ObjectNode preprocessing, String key, String values) {
		if (!preprocessing.has(key))
			missing.add("--set " + key + "=" + values);
	}

	private static String oneOf(Stream<String> words) {
		return words.collect(Collectors.joining("|"));
	}

	private void outputs() throws StageException {
		Map<String, List<String>> further = new LinkedHashMap<>(preset.map(Preset::further).orElse(Map.of()));
		further.putAll(request.further());
		List<String> labels = request.labels().isEmpty() ? beside.labels() : request.labels();
		String output = output(labels, further.keySet());
		if (output != null) {
			long columns = facts.columns(output);
			labels = labels.isEmpty() ? preset.orElseThrow().labels(columns) : labels;
			if (preset.isPresent() && !preset.get().furtherColumns(columns).isEmpty())
				further.putIfAbsent(output + "@" + labels.size(), preset.get().furtherColumns(columns));
			json.putObject("output").put("name", output).put("activation", request.gives().map(NetDescription::activation)
					.orElse(preset.flatMap(Preset::activation).orElse(madeBy(facts.told().makers().getOrDefault(output, "")))));
			labels.forEach(json.putArray("labels")::add);
			if (!request.map().isEmpty())
				json.putObject("map").setAll(texts(request.map()));
		}
		else if (!labels.isEmpty())
			throw new StageException(Stage.MODEL, request.file().toString(), "gives no output of " + labels.size() + " numbers, one for each label: "
					+ String.join("; ", facts.lines().get(2)));
		else if (further.isEmpty())
			missing.add("--labels A,B,... (the names of its classes, in the order of its output)");
		if (!further.isEmpty()) {
			ArrayNode list = json.putArray("further");
			for (Map.Entry<String, List<String>> entry : further.entrySet()) {
				String[] place = entry.getKey().split("@", 2);
				if (!facts.outputs().containsKey(place[0]))
					throw new StageException(Stage.MODEL, request.file().toString(), "has no output '" + place[0] + "'");
				ObjectNode one = list.addObject().put("output", place[0]);
				if (place.length == 2)
					one.put("from", column(place[1]));
				entry.getValue().forEach(one.putArray("names")::add);
			}
		}
	}

	/**
	 * The output with the classes: the first that has as many numbers, as hidden layers may be outputs too; else the first that
	 * may have them. {@code null} if there is none.
	 *
	 * @param labels of the classes; empty for what the preset knows
	 * @param taken by other numbers
	 */
	private String output(List<String> labels, Set<String> taken) {
		List<String> left = facts.outputs().keySet().stream().filter(name -> !taken.contains(name)).toList();
		if (labels.isEmpty())
			return left.stream().filter(name -> preset.map(known -> !known.labels(facts.columns(name)).isEmpty()).orElse(false))
					.findFirst().orElse(null);
		int count = labels.size();
		return left.stream().filter(name -> facts.columns(name) == count).findFirst().or(() -> left.stream()
				.filter(name -> facts.columns(name) == 0 || facts.columns(name) > count).findFirst()).orElse(null);
	}

	/** A softmax or a sigmoid leaves no doubt. */
	private static String madeBy(String operator) {
		return operator.equals("Softmax") || operator.equals("Sigmoid") ? "none" : "softmax";
	}

	private int column(String text) throws StageException {
		if (!text.matches("\\d{1,6}"))
			throw new StageException(Stage.MODEL, request.file().toString(), "'" + text + "' is no number of a column");
		return Integer.parseInt(text);
	}

	private static String activation(String gives) {
		return switch (gives) {
			case "probabilities" -> "none";
			case "independent" -> "sigmoid";
			default -> "softmax";
		};
	}

	private static ObjectNode texts(Map<String, String> entries) {
		ObjectNode node = MAPPER.createObjectNode();
		new TreeMap<>(entries).forEach(node::put);
		return node;
	}

	/** Numbers, lists of them separated by commas, and words. */
	private static void set(ObjectNode node, String key, String value) {
		int dot = key.indexOf('.');
		if (dot > 0) {
			ObjectNode child = node.get(key.substring(0, dot)) instanceof ObjectNode there ? there : node.putObject(key.substring(0, dot));
			set(child, key.substring(dot + 1), value);
			return;
		}
		boolean list = value.contains(",") || key.equals("mean") || key.equals("std");
		List<JsonNode> numbers = new ArrayList<>();
		for (String part : value.split(","))
			numbers.add(number(part.strip()));
		if (numbers.contains(null))
			node.put(key, value);
		else if (list)
			node.putArray(key).addAll(numbers);
		else
			node.set(key, numbers.get(0));
	}

	private static JsonNode number(String text) {
		try {
			JsonNode number = MAPPER.readTree(text);
			return number != null && number.isNumber() ? number : null;
		}
		catch (JsonProcessingException aWord) {
			return null;
		}
	}

	/** The words of what a preset or user says of the labels, for the person who adds the net. */
	static String places(LabelMap labels) {
		List<String> words = new ArrayList<>();
		for (int i = 0; i < labels.count(); i++)
			words.add(labels.names().get(i) + " -> " + labels.places().get(i).map(Emotion::label).orElse("a column of its own"));
		return words.stream().collect(Collectors.joining(", "));
	}
}
