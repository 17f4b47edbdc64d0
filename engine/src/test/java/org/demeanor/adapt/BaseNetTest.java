package org.demeanor.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.Modality;
import org.demeanor.analysis.Profile;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.file.Sha256;
import org.demeanor.inference.OnnxBytes;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseNetTest {

	@TempDir
	private Path folder;

	/** No number of frames of 60 bands has as many values as the sound by which a net of free length is tried. */
	@Test
	void aNetForImagesOfAnyLengthGivesItsEmbeddingWhateverItsBands() throws IOException {
		byte[] onnx = new OnnxBytes().version(9, 18).input("in", OnnxBytes.FLOAT, -1, 60, -1).output("out", OnnxBytes.FLOAT, -1, 2)
				.integers("time", 2).floats("weight", new long[] { 60, 2 }, new float[120])
				.node("ReduceMean", "mean", new String[] { "keepdims" }, new long[] { 0 }, "in", "time").node("MatMul", "out", "mean", "weight").bytes();
		Files.write(folder.resolve("net.onnx"), onnx);
		Files.writeString(folder.resolve("net.json"), "{\"format\": 2, \"name\": \"net\", \"stream\": \"voice\", \"description\": \"test\","
				+ " \"onnx\": {\"file\": \"net.onnx\", \"sha256\": \"" + Sha256.of(onnx) + "\"},"
				+ " \"input\": {\"name\": \"in\", \"shape\": [-1, 60, -1]}, \"output\": {\"name\": \"out\", \"activation\": \"softmax\"},"
				+ " \"labels\": [\"happy\", \"sad\"], \"preprocessing\": {\"kind\": \"mel\"}}");
		Files.writeString(folder.resolve("profiles.json"), "{\"standard\": {\"face\": [], \"voice\": [\"net\"]}}");
		BaseNet net = BaseNet.of(ModelStore.of(folder), new AdaptRequest(Modality.VOICE, Optional.empty(), "own", Optional.empty(),
				Profile.STANDARD.detector(CascadeSettings.DEFAULT), false, 1, false, folder.resolve("out")));
		assertThat(net.withEmbedding(Files.createDirectory(folder.resolve("embedding"))).bundle("embedding").furtherNames()).hasSize(60);
	}
}
