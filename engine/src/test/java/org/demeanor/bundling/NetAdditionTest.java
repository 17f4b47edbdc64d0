package org.demeanor.bundling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.inference.OnnxBytes;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

class NetAdditionTest {

	private static final Map<String, String> SETTINGS = Map.of("range", "0,1", "resize", "opencv-linear");

	@TempDir
	private Path folder;
	private Path bundles;

	@BeforeEach
	void name() {
		bundles = folder.resolve("bundles");
	}

	@Test
	void aNetTakesThePlaceOfOursInTheStandardProfileOnly() throws IOException {
		NetAddition added = add(gray().bytes(), List.of("happy", "contempt"), SETTINGS);
		assertThat(added.lines()).anyMatch(line -> line.equals("takes 'in': any x 1 x 1 x 2"))
				.anyMatch(line -> line.equals("classes: happy -> happy, contempt -> a column of its own"))
				.anyMatch(line -> line.startsWith("no class for angry, calm, disgust, fear, sad, surprise"))
				.anyMatch(line -> line.startsWith("a batch of 4 against one by one: largest difference 0.0e+00"));
		ModelStore store = ModelStore.of(bundles);
		assertThat(store.profile("standard").face()).containsExactly("net");
		assertThat(store.profile("standard").voice()).isEqualTo(ModelStore.bundled().profile("standard").voice());
		assertThat(store.profile("standard").fusion()).as("was fitted to other scores").isEmpty();
		assertThat(store.profile("reference")).isEqualTo(ModelStore.bundled().profile("reference"));
		for (String name : store.profile("reference").all())
			assertThat(store.weights(store.bundle(name))).isNotEmpty();
		assertThat(store.bundle("net").furtherNames()).containsExactly("contempt");
		assertThatThrownBy(() -> add(gray().bytes(), List.of("happy", "contempt"), SETTINGS)).isInstanceOf(StageException.class)
				.hasMessageContaining("has a bundle 'net' already; give another --name");
	}

	@Test
	void whatFailsLeavesNothingBehind() {
		byte[] noNumbers = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 1, 1, 2).output("out", OnnxBytes.FLOAT, -1, 2)
				.floats("minus", new long[] { 1 }, -1).node("Sub", "below", "minus", "in").node("Log", "log", "below").node("Flatten", "out", "log")
				.bytes();
		assertThatThrownBy(() -> add(noNumbers, List.of("happy", "sad"), SETTINGS)).isInstanceOf(StageException.class)
				.hasMessageContaining("gives scores that are not finite");
		assertThatThrownBy(() -> add("no net, only words".getBytes(), List.of("happy"), SETTINGS)).isInstanceOf(StageException.class)
				.hasMessageEndingWith("net.onnx: model: is not an ONNX file");
		assertThatThrownBy(() -> add(gray().bytes(), List.of("happy", "sad", "angry"), SETTINGS)).isInstanceOf(StageException.class)
				.hasMessageContaining("gives no output of 3 numbers");
		assertThatThrownBy(() -> add(gray().bytes(), List.of("happy", "sad"), Map.of())).isInstanceOf(StageException.class)
				.hasMessageContaining("net.onnx: model: this file does not tell all that a bundle needs; add --set range=0,1|-1,1|0,255"
						+ " --set resize=opencv-linear|");
		assertThat(bundles).doesNotExist();
	}

	@Test
	void furtherInputsAreNamed() {
		byte[] two = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 2).input("attention_mask", OnnxBytes.FLOAT, -1, 2)
				.output("out", OnnxBytes.FLOAT, -1, 2).node("Add", "out", "in", "attention_mask").bytes();
		assertThatThrownBy(() -> add(two, List.of("happy", "sad"), SETTINGS)).isInstanceOf(StageException.class)
				.hasMessageContaining("takes 2 inputs (in, attention_mask), and one is given");
	}

	@Test
	void dataFilesAreThoseBesideTheNetAndReplaceNoOthers() throws IOException {
		byte[] outside = gray().external("w", "../w.bin", 1).bytes();
		assertThatThrownBy(() -> add(outside, List.of("happy", "sad"), SETTINGS)).isInstanceOf(StageException.class)
				.hasMessageContaining("a file here cannot be called '../w.bin'");
		Files.createDirectory(bundles);
		Files.write(bundles.resolve("w.bin"), new byte[4]);
		Files.write(folder.resolve("w.bin"), new byte[8]);
		byte[] beside = gray().external("w", "w.bin", 2).node("Add", "unused", "in", "w").bytes();
		assertThatThrownBy(() -> add(beside, List.of("happy", "sad"), SETTINGS)).isInstanceOf(StageException.class)
				.hasMessageContaining("w.bin: model: is another net's");
		assertThat(bundles.resolve("w.bin")).hasSize(4);
	}

	/** Exports often give hidden layers first. */
	@Test
	void theClassesAreTheOutputThatHasAsManyNumbers() throws IOException {
		byte[] hidden = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 1, 1, 2).output("hidden", OnnxBytes.FLOAT, -1, 4)
				.output("any", OnnxBytes.FLOAT, -1, -1).output("out", OnnxBytes.FLOAT, -1, 2).node("Flatten", "out", "in")
				.node("Concat", "hidden", new String[] { "axis" }, new long[] { 1 }, "out", "out").node("Identity", "any", "hidden").bytes();
		add(hidden, List.of("happy", "sad"), SETTINGS);
		assertThat(ModelStore.of(bundles).bundle("net").classes().orElseThrow().name()).isEqualTo("out");
	}

	/** An answer for each moment, say: its first row is not the answer. */
	@Test
	void aTableIsNoAnswer() {
		byte[] table = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 1, 2, 2).output("out", OnnxBytes.FLOAT, -1, -1, 2)
				.integers("shape", 0, 2, 2).node("Reshape", "out", "in", "shape").bytes();
		assertThatThrownBy(() -> add(table, List.of("happy", "sad"), SETTINGS)).isInstanceOf(StageException.class)
				.hasMessageContaining("gives 2 x 2 numbers for each item as its output 'out', not one row");
		assertThat(bundles).doesNotExist();
	}

	/** Its file leaves the length free, and yet a layer takes the 101 frames of a second alone. */
	@Test
	void aNetOfFreeLengthIsTriedOnItsOwnWindow() throws IOException {
		byte[] onnx = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 60, -1).output("out", OnnxBytes.FLOAT, -1, 2)
				.integers("shape", 0, 60 * 101).integers("from", 0).integers("to", 2).integers("axis", 1)
				.node("Reshape", "row", "in", "shape").node("Slice", "out", "row", "from", "to", "axis").bytes();
		Path file = Files.write(folder.resolve("net.onnx"), onnx);
		Map<String, String> mel = Map.of("sample_rate", "16000", "n_fft", "512", "hop_length", "160", "n_mels", "60", "log", "ln",
				"scale", "htk", "norm", "none", "window_s", "1");
		assertThat(NetAddition.add(new NetRequest(file, Modality.VOICE, Optional.empty(), Optional.empty(), List.of("happy", "sad"),
				Map.of(), Map.of(), mel, Optional.empty(), Optional.empty(), bundles)).lines()).contains("classes: happy -> happy, sad -> sad");
	}

	@Test
	void whatMakesTheNumbersIsLookedForBehindWhatPassesThemOn() throws IOException {
		byte[] passed = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 1, 1, 2).output("out", OnnxBytes.FLOAT, -1, 2)
				.node("Softmax", "soft", "in").node("Identity", "same", "soft").node("Flatten", "out", "same").bytes();
		assertThat(add(passed, List.of("happy", "sad"), SETTINGS).lines())
				.contains("its numbers are taken for probabilities; say otherwise with --gives");
	}

	@Test
	void whatMakesAnotherOutputTellsNothingOfTheClasses() throws IOException {
		byte[] gate = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 1, 1, 2).output("out", OnnxBytes.FLOAT, -1, 2)
				.output("gate", OnnxBytes.FLOAT, -1, 1, 1, 2).node("Flatten", "out", "in").node("Sigmoid", "gate", "in").bytes();
		assertThat(add(gate, List.of("happy", "sad"), SETTINGS).lines())
				.contains("its numbers are taken for logits; say otherwise with --gives");
	}

	/** A misspelt key would change nothing, and every score would be wrong. */
	@Test
	void aSettingThatNobodyReadsIsRefused() {
		assertThatThrownBy(() -> add(gray().bytes(), List.of("happy", "contempt"),
				Map.of("range", "0,1", "resize", "opencv-linear", "means", "0.5", "crop.sale", "1.2"))).isInstanceOf(StageException.class)
				.hasMessageContaining("--set crop.sale, means: no such key for this net");
		assertThat(bundles).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "profiles", "face-compact", "calibration" })
	void noNetTakesTheNameOfABuiltInFile(String name) throws IOException {
		Path file = Files.write(folder.resolve("net.onnx"), gray().bytes());
		assertThatThrownBy(() -> NetAddition.add(new NetRequest(file, Modality.FACE, Optional.empty(), Optional.of(name),
				List.of("happy", "sad"), Map.of(), Map.of(), SETTINGS, Optional.empty(), Optional.empty(), bundles)))
				.isInstanceOf(StageException.class).hasMessageContaining("'" + name + "' already; give another --name");
		assertThat(bundles).doesNotExist();
	}

	/** Exports of transformers leave lengths free; two files beside them say the rest, and the user has the last word. */
	@Test
	void filesBesideAnExportTellLabelsAndPreprocessing() throws IOException {
		Files.writeString(folder.resolve("config.json"), "{\"id2label\": {\"0\": \"sad\", \"1\": \"joy\", \"2\": \"contempt\"}}");
		Files.writeString(folder.resolve("preprocessor_config.json"), "{\"image_processor_type\": \"ViTImageProcessor\", \"do_resize\": true,"
				+ " \"size\": {\"height\": 1, \"width\": 1}, \"resample\": 2, \"do_rescale\": true, \"rescale_factor\": 0.00392156862745098,"
				+ " \"do_normalize\": true, \"image_mean\": [0.5, 0.5, 0.5], \"image_std\": [0.5, 0.5, 0.25]}");
		byte[] colours = new OnnxBytes().input("pixel_values", OnnxBytes.FLOAT, -1, -1, -1, -1).output("logits", OnnxBytes.FLOAT, -1, 3)
				.node("Flatten", "logits", "pixel_values").bytes();
		assertThat(add(colours, List.of(), Map.of("mean", "0.25")).lines())
				.contains("config.json beside it: labels sad, joy, contempt")
				.contains("classes: sad -> sad, joy -> happy, contempt -> a column of its own")
				.contains("preprocessor_config.json beside it: color rgb, height 1, width 1, resize pillow-bilinear, range [0, 1],"
						+ " mean [0.5, 0.5, 0.5], std [0.5, 0.5, 0.25]");
		ObjectNode json = (ObjectNode) new ObjectMapper().readTree(bundles.resolve("net.json").toFile());
		assertThat(json.get("preprocessing").get("mean")).hasToString("[0.25]");
		assertThat(json.get("preprocessing").get("std")).hasToString("[0.5,0.5,0.25]");
		assertThat(json.get("input").get("shape")).hasToString("[-1,3,1,1]");
	}

	/** ConvNeXt's processor resizes to more than the net takes, and cuts out the centre: the whole face would look smaller. */
	@Test
	void aProcessorThatCutsOutTheCentreIsNotTaken() throws IOException {
		Files.writeString(folder.resolve("preprocessor_config.json"), "{\"image_processor_type\": \"ConvNextImageProcessor\", \"crop_pct\": 0.875,"
				+ " \"do_resize\": true, \"size\": {\"shortest_edge\": 224}, \"resample\": 3, \"do_rescale\": true, \"rescale_factor\": 0.00392156862745098,"
				+ " \"do_normalize\": true, \"image_mean\": [0.5, 0.5, 0.5], \"image_std\": [0.5, 0.5, 0.5]}");
		assertThatThrownBy(() -> add(gray().bytes(), List.of("happy", "sad"), Map.of())).isInstanceOf(StageException.class)
				.hasMessageContaining("add --set range=0,1|-1,1|0,255 --set resize=");
	}

	@Test
	void whatANetOfFreeLengthsTakesIsAskedForOnce() {
		byte[] free = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, -1, -1, -1).output("out", OnnxBytes.FLOAT, -1, 2)
				.node("Flatten", "out", "in").bytes();
		assertThatThrownBy(() -> add(free, List.of("happy", "sad"), Map.of())).isInstanceOf(StageException.class)
				.hasMessageContaining("add --set color=gray|rgb|bgr|gray3 --set height=PIXELS --set width=PIXELS --set range=0,1|-1,1|0,255"
						+ " --set resize=opencv-linear|opencv-area|pillow-bilinear|pillow-bicubic|pillow-lanczos|scikit-image|linear, or");
	}

	@Test
	void anotherProgramsFilesTellNothing() throws IOException {
		Files.writeString(folder.resolve("config.json"), "{\"id2label\": {\"0\": \"LABEL_0\", \"1\": \"LABEL_1\"}");
		Files.writeString(folder.resolve("preprocessor_config.json"), "no json");
		assertThat(add(gray().bytes(), List.of("happy", "contempt"), SETTINGS).lines()).noneMatch(line -> line.contains("beside it"));
	}

	/** WavLM base takes the plain waveform, WavLM large a normalised one: nothing in the net's own file tells. */
	@Test
	void wavlmsNormalisingIsAskedForOrReadBesideTheNet() throws IOException {
		byte[] net = new OnnxBytes().input("input_values", OnnxBytes.FLOAT, -1, 16_000).output("logits", OnnxBytes.FLOAT, -1, 2)
				.integers("from", 0).integers("to", 2).integers("axis", 1).node("Slice", "logits", "input_values", "from", "to", "axis").bytes();
		assertThatThrownBy(() -> addVoice(net, "wavlm")).isInstanceOf(StageException.class)
				.hasMessageContaining("add --set normalise=none|zero-mean-unit-variance");
		Files.writeString(folder.resolve("preprocessor_config.json"),
				"{\"feature_extractor_type\": \"Wav2Vec2FeatureExtractor\", \"sampling_rate\": 16000, \"do_normalize\": false}");
		assertThat(addVoice(net, "wavlm").lines())
				.contains("preprocessor_config.json beside it: kind waveform, sample_rate 16000, normalise none");
	}

	// -- Helper methods --

	private NetAddition addVoice(byte[] onnx, String preset) throws IOException {
		Path file = Files.write(folder.resolve("net.onnx"), onnx);
		return NetAddition.add(new NetRequest(file, Modality.VOICE, Optional.of(preset), Optional.empty(), List.of("neu", "hap"), Map.of(), Map.of(),
				Map.of(), Optional.empty(), Optional.empty(), bundles));
	}

	/** Gives back the two pixels that it takes. */
	private static OnnxBytes gray() {
		return new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 1, 1, 2).output("out", OnnxBytes.FLOAT, -1, 2).node("Flatten", "out", "in");
	}

	private NetAddition add(byte[] onnx, List<String> labels, Map<String, String> settings) throws IOException {
		Path file = Files.write(folder.resolve("net.onnx"), onnx);
		return NetAddition.add(new NetRequest(file, Modality.FACE, Optional.empty(), Optional.empty(), labels, Map.of(), Map.of(), settings,
				Optional.empty(), Optional.empty(), bundles));
	}
}
