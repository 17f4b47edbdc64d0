package org.demeanor.adapt.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.demeanor.StageException;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxSession;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptableNetTest {

	private static final float[] INPUT = { 1, 2, 3 };

	@Test
	void findsWhatTheLastDenseLayerReads() throws StageException {
		byte[] onnx = dense().node("Softmax", List.of("sum"), "scores").output("scores", 2).bytes();
		AdaptableNet net = AdaptableNet.of("tiny.onnx", onnx, "scores");
		// relu((1, 2, 3) - (0, 4, 1)) = (1, 0, 2)
		assertThat(run(net.withEmbedding(), net.embedding())).containsExactly(1, 0, 2);
		assertThat(run(net.withEmbedding(), "scores")).isEqualTo(run(onnx, "scores"));
	}

	@Test
	void takesTheOutputThatIsCalledEmbedding() throws StageException {
		byte[] onnx = dense().node("Neg", List.of("rectified"), "embedding").output("embedding", 3).output("sum", 2).bytes();
		AdaptableNet net = AdaptableNet.of("tiny.onnx", onnx, "sum");
		assertThat(run(net.withEmbedding(), net.embedding())).containsExactly(-1, -0f, -2);
	}

	@Test
	void appendsAHeadBehindTheBytesOfTheNet() throws StageException {
		byte[] onnx = dense().output("sum", 2).bytes();
		AdaptableNet net = AdaptableNet.of("tiny.onnx", onnx, "sum");
		byte[] adapted = net.withHead(new double[][] { { 1, 0, 0 }, { 0, 1, 0 }, { 1, 1, 1 } }, new double[] { 10, 20, 30 });
		assertThat(Arrays.copyOf(adapted, onnx.length)).isEqualTo(onnx);
		// Logits of 11, 20, 33 for (1, 0, 2).
		assertThat(run(adapted, net.probabilities())[2]).isCloseTo(1, within(1e-4f));
		assertThat(Math.log(run(adapted, net.probabilities())[1])).isCloseTo(-13, within(1e-4));
		assertThat(run(adapted, "sum")).isEqualTo(run(onnx, "sum"));
	}

	@Test
	void adaptsWhatWasAdapted() throws StageException {
		AdaptableNet first = AdaptableNet.of("tiny.onnx", dense().output("sum", 2).bytes(), "sum");
		byte[] once = first.withHead(new double[][] { { 1, 0, 0 }, { 0, 1, 0 } }, new double[2]);
		AdaptableNet second = AdaptableNet.of("once.onnx", once, first.probabilities());
		byte[] twice = second.withHead(new double[][] { { 0, 0, 5 }, { 0, 0, 6 } }, new double[2]);
		// Logits of 10 and 12, and before of 1 and 0.
		assertThat(Math.log(run(twice, second.probabilities())[1] / run(twice, second.probabilities())[0])).isCloseTo(2,
		within(1e-4));
		assertThat(run(twice, first.probabilities())).isEqualTo(run(once, first.probabilities()));
	}

	/** As mini-Xception ends. */
	@Test
	void takesTheMeanOverPlacesInFrontOfALastConvolution() throws StageException {
		byte[] onnx = new TinyNet().input("x", 2, 1, 2).weights("k", List.of(1, 2, 1, 1), 1, 1)
				.node("Conv", List.of("x", "k"), "map").node("GlobalAveragePool", List.of("map"), "pooled")
				.node("Flatten", List.of("pooled"), "logits").output("logits", 1).bytes();
		AdaptableNet net = AdaptableNet.of("tiny.onnx", onnx, "logits");
		assertThat(run(net.withEmbedding(), net.embedding(), new float[] { 1, 2, 3, 5 }, 1, 2, 1, 2)).containsExactly(1.5f, 4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "face-compact", "voice-compact", "face-reference", "voice-1d-reference", "voice-2d-reference" })
	void theNetsOfDemeanorCanBeAdapted(String name) throws StageException {
		ModelStore store = ModelStore.bundled();
		ModelBundle bundle = store.bundle(name);
		byte[] onnx = store.weights(bundle);
		String scores = bundle.classes().orElseThrow().name();
		AdaptableNet net = AdaptableNet.of(bundle.onnxFile(), onnx, scores);
		long[] shape = bundle.input().shape(1, 0);
		float[] input = new float[bundle.input().length()];
		float[] embedding = run(net.withEmbedding(), net.embedding(), bundle.input().name(), input, shape);
		assertThat(embedding.length).isBetween(64, 1024);
		assertThat(run(net.withEmbedding(), scores, bundle.input().name(), input, shape))
				.isEqualTo(run(onnx, scores, bundle.input().name(), input, shape));
	}

	@Test
	void refusesANetWithoutADenseLayerInOneLine() {
		byte[] onnx = new TinyNet().input("x", 3).node("Relu", List.of("x"), "scores").output("scores", 3).bytes();
		assertThatThrownBy(() -> AdaptableNet.of("tiny.onnx", onnx, "scores")).isInstanceOf(StageException.class)
				.hasMessage("tiny.onnx: model: cannot be adapted: it has no output 'embedding', and its scores 'scores' do not come"
						+ " from a dense layer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "no net", "", ":\177", ":\3\n\t" })
	void refusesWhatIsNoNet(String text) {
		assertThatThrownBy(() -> AdaptableNet.of("tiny.onnx", text.getBytes(StandardCharsets.UTF_8), "scores"))
				.isInstanceOf(StageException.class).hasMessageStartingWith("tiny.onnx: model: ");
	}

	// -- Helper methods --

	private static TinyNet dense() {
		return new TinyNet().input("x", 3).weights("shift", List.of(3), 0, -4, -1).weights("w", List.of(3, 2), 1, 2, 3, 4, 5, 6)
				.weights("b", List.of(2), .5, -.5).node("Add", List.of("x", "shift"), "shifted")
				.node("Relu", List.of("shifted"), "rectified").node("MatMul", List.of("rectified", "w"), "product")
				.node("Add", List.of("b", "product"), "sum");
	}

	private static float[] run(byte[] onnx, String output) throws StageException {
		return run(onnx, output, INPUT, 1, 3);
	}

	private static float[] run(byte[] onnx, String output, float[] input, long... shape) throws StageException {
		return run(onnx, output, "x", input, shape);
	}

	private static float[] run(byte[] onnx, String output, String name, float[] input, long... shape) throws StageException {
		try (OnnxSession session = OnnxSession.open("tiny.onnx", onnx, Device.CPU, 1)) {
			return session.run(name, FloatBuffer.wrap(input), shape, Set.of(output)).get(output).values();
		}
	}
}
