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
				.hasMessageContaining("add --set range=0,1|-1,1|0,255 --set resize=opencv-linear|");
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

	// -- Helper methods --

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
