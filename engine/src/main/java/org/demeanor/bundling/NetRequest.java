package org.demeanor.bundling;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.Modality;

/**
 * A net to make a bundle of, and what its user says of it.
 *
 * @param file the ONNX file
 * @param modality what it reads emotion from
 * @param preset name of a {@link Preset}
 * @param name of the bundle; empty for that of the file
 * @param labels of its classes in the order of its output; empty for what the preset says
 * @param map from labels to emotions, or to {@code none}, where their names do not tell
 * @param further names of the numbers in other outputs, or behind the labels: output, or output@column, to names
 * @param settings keys of the preprocessing and their values, e.g. color to rgb, or crop.scale to 1.2
 * @param gives {@code logits}, {@code probabilities}, or {@code independent} logits; empty to find out
 * @param licence of the weights
 * @param to the folder for the bundle
 */
public record NetRequest(Path file, Modality modality, Optional<String> preset, Optional<String> name, List<String> labels,
		Map<String, String> map, Map<String, List<String>> further, Map<String, String> settings, Optional<String> gives,
		Optional<String> licence, Path to) {

	public NetRequest {
		labels = List.copyOf(labels);
		map = Map.copyOf(map);
		further = Map.copyOf(further);
		settings = Map.copyOf(settings);
	}
}
