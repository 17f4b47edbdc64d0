package org.demeanor.bundling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.demeanor.Modality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What stands beside a net that came from Hugging Face's transformers: {@code config.json} has its labels, {@code
 * preprocessor_config.json} says what its input is. They lie in the net's folder, or in the one above a folder {@code onnx}.
 *
 * @param labels in the order of its output; empty if there is no such file
 * @param preprocessing keys of a bundle's preprocessing
 * @param lines what was found, for the person who adds the net
 */
record ExportFolder(List<String> labels, ObjectNode preprocessing, List<String> lines) {

	private static final ObjectMapper MAPPER = new ObjectMapper();
	private static final String CONFIG = "config.json";
	private static final String PREPROCESSOR = "preprocessor_config.json";
	private static final int MOST_LABELS = 1000;
	private static final long MOST_BYTES = 1 << 20;
	/** Pillow's numbers of filters. */
	private static final Map<Integer, String> FILTERS = Map.of(1, "pillow-lanczos", 2, "pillow-bilinear", 3, "pillow-bicubic");
	private static final double BYTE = 1. / 255;
	/** Pixels along a side from which on ConvNeXt's processor takes the whole picture. */
	private static final int LEAST_WHOLE = 384;

	/** Looks beside a net. */
	static ExportFolder of(Path net, Modality modality) {
		Path folder = net.toAbsolutePath().getParent();
		if (folder.endsWith("onnx") && !Files.exists(folder.resolve(CONFIG)) && folder.getParent() != null)
			folder = folder.getParent();
		List<String> lines = new ArrayList<>();
		List<String> labels = labels(read(folder.resolve(CONFIG)).path("id2label"));
		if (!labels.isEmpty())
			lines.add(CONFIG + " beside it: labels " + String.join(", ", labels));
		JsonNode told = read(folder.resolve(PREPROCESSOR));
		ObjectNode preprocessing = modality == Modality.FACE ? picture(told) : sound(told);
		if (!preprocessing.isEmpty())
			lines.add(PREPROCESSOR + " beside it: " + preprocessing.toString().replaceAll("[{}\"]", "").replace(":", " ").replace(",", ", "));
		return new ExportFolder(labels, preprocessing, lines);
	}

	// -- Helper methods --

	/** Returns an empty object if there is no such file, or if it is some other program's. */
	private static JsonNode read(Path file) {
		try {
			if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
				JsonNode json = MAPPER.readTree(file.toFile());
				if (json != null && json.isObject())
					return json;
			}
		}
		catch (IOException notOurs) {
			// Whatever it is, it tells nothing about the net.
		}
		return MAPPER.createObjectNode();
	}

	private static List<String> labels(JsonNode byNumber) {
		List<String> labels = new ArrayList<>();
		for (int i = 0; i < Math.min(MOST_LABELS, byNumber.size()); i++) {
			JsonNode label = byNumber.path(String.valueOf(i));
			// LABEL_0 is what transformers writes if nobody named the classes.
			if (!label.isTextual() || label.textValue().toUpperCase(Locale.ROOT).equals("LABEL_" + i))
				return List.of();
			labels.add(label.textValue());
		}
		return labels;
	}

	private static ObjectNode sound(JsonNode told) {
		ObjectNode found = MAPPER.createObjectNode();
		if (told.path("feature_extractor_type").asText().equals("Wav2Vec2FeatureExtractor")) {
			found.put("kind", "waveform");
			if (told.path("sampling_rate").isInt())
				found.put("sample_rate", told.get("sampling_rate").intValue());
			found.put("normalise", told.path("do_normalize").asBoolean(true) ? "zero-mean-unit-variance" : "none");
		}
		return found;
	}

	/** A processor that cuts out the centre of a picture is not described: it takes less than the face. */
	private static ObjectNode picture(JsonNode told) {
		ObjectNode found = MAPPER.createObjectNode();
		if (!told.has("image_mean") || !told.path("do_resize").asBoolean(true) || cutsOutTheCentre(told))
			return found;
		found.put("color", "rgb");
		size(told.path("size"), "height").ifPresent(height -> found.put("height", height));
		size(told.path("size"), "width").ifPresent(width -> found.put("width", width));
		Optional.ofNullable(FILTERS.get(told.path("resample").asInt())).ifPresent(filter -> found.put("resize", filter));
		boolean rescaled = told.path("do_rescale").asBoolean(true);
		if (!rescaled || Math.abs(told.path("rescale_factor").asDouble(BYTE) - BYTE) < 1e-6)
			found.putArray("range").add(0).add(rescaled ? 1 : 255);
		if (told.path("do_normalize").asBoolean(true)) {
			found.set("mean", told.get("image_mean").deepCopy());
			found.set("std", told.path("image_std").deepCopy());
		}
		return found;
	}

	/** ConvNeXt's does so by a share, below 384 pixels. */
	private static boolean cutsOutTheCentre(JsonNode told) {
		return told.path("do_center_crop").asBoolean(false)
				|| told.hasNonNull("crop_pct") && told.path("size").path("shortest_edge").asInt(LEAST_WHOLE) < LEAST_WHOLE;
	}

	private static Optional<Integer> size(JsonNode size, String key) {
		JsonNode pixels = size.isInt() ? size : size.path(key);
		return pixels.isInt() ? Optional.of(pixels.intValue()) : Optional.empty();
	}
}
