package org.demeanor.bundling;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is known of a family of nets, from {@code presets.json}.
 *
 * @param name of the preset
 * @param modality what its nets read emotion from
 * @param about one line
 * @param source where its own preprocessing is written down
 * @param json all of it
 */
public record Preset(String name, Modality modality, String about, String source, JsonNode json) {

	private static final String FILE = "presets.json";

	/** All presets by name. */
	public static Map<String, Preset> all() {
		try (InputStream in = Preset.class.getResourceAsStream(FILE)) {
			JsonNode root = new ObjectMapper().readTree(in);
			Map<String, Preset> presets = new LinkedHashMap<>();
			root.fields().forEachRemaining(entry -> {
				JsonNode json = entry.getValue().has("as") ? root.get(entry.getValue().get("as").textValue()) : entry.getValue();
				presets.put(entry.getKey(), new Preset(entry.getKey(), Modality.parse(json.get("stream").textValue()).iterator().next(),
						json.get("about").textValue(), json.get("source").textValue(), json));
			});
			return presets;
		}
		catch (IOException partOfThisJar) {
			throw new IllegalStateException(FILE, partOfThisJar);
		}
	}

	/**
	 * The preset of this name.
	 *
	 * @throws StageException (stage model) if there is none for this modality
	 */
	static Preset of(String name, Modality modality) throws StageException {
		Preset preset = all().get(name);
		if (preset == null || preset.modality != modality)
			throw new StageException(Stage.MODEL, "--preset " + name, "no such preset for the " + modality.label() + "; there are "
					+ String.join(", ", all().values().stream().filter(some -> some.modality == modality).map(Preset::name).toList()));
		return preset;
	}

	ObjectNode preprocessing() {
		return json.get("preprocessing").deepCopy();
	}

	/** The labels of a net with this many numbers in its output; empty if the preset does not tell. */
	List<String> labels(long columns) {
		return texts(json.path("outputs").path(String.valueOf(columns)).path("labels"));
	}

	/** The names of the numbers behind the labels. */
	List<String> furtherColumns(long columns) {
		return texts(json.path("outputs").path(String.valueOf(columns)).path("further"));
	}

	/** The names of the numbers in other outputs. */
	Map<String, List<String>> further() {
		Map<String, List<String>> further = new LinkedHashMap<>();
		json.path("further").fields().forEachRemaining(entry -> further.put(entry.getKey(), texts(entry.getValue())));
		return further;
	}

	/** What makes probabilities of the numbers; empty if the preset does not tell. */
	Optional<String> activation() {
		return Optional.ofNullable(json.path("activation").textValue());
	}

	private static List<String> texts(JsonNode list) {
		List<String> texts = new ArrayList<>();
		list.forEach(text -> texts.add(text.textValue()));
		return texts;
	}
}
