package org.demeanor.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.file.Sha256;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Emotion;
import org.demeanor.score.NamedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nets of format 2 that give back what they take, so that each number of an answer can be said beforehand. */
class AnyNetTest {

	private static final String EIGHT = "\"Anger\", \"Contempt\", \"Disgust\", \"Fear\", \"Happiness\", \"Neutral\", \"Sadness\", \"Surprise\"";

	@TempDir
	private Path folder;

	@Test
	void classesInAnyOrderFindTheirPlaces() throws IOException {
		NetAnswer answer = answer(echo(8), json(8, "\"labels\": [" + EIGHT + "]", "softmax", ""), 1, 2, 3, 4, 5, 6, 7, 8);
		double sum = 0;
		for (int i : List.of(1, 3, 4, 5, 6, 7, 8))
			sum += Math.exp(i);
		double[] expected = { 1, 6, 3, 4, 5, 7, 8 };
		for (Emotion emotion : Emotion.all())
			assertThat(answer.scores().orElseThrow().get(emotion)).as(emotion.label())
					.isCloseTo(Math.exp(expected[emotion.ordinal()]) / sum, within(1e-12));
		assertThat(answer.further().names()).containsExactly("contempt");
		assertThat(answer.further().get(0)).isCloseTo(Math.exp(2) / (sum + Math.exp(2)), within(1e-12));
	}

	@Test
	void classesAreMergedAndMovedByTheMap() throws IOException {
		String labels = "\"labels\": [\"neu\", \"calm\", \"frustrated\", \"excited\"], \"map\": {\"frustrated\": \"angry\", \"excited\": \"happy\"}";
		NetAnswer answer = answer(echo(4), json(4, labels, "none", ""), .125f, .125f, .25f, .5f);
		assertThat(answer.scores().orElseThrow().toArray()).containsExactly(.25, .25, 0, 0, .5, 0, 0);
		assertThat(answer.further()).isEqualTo(NamedValues.NONE);
	}

	/** Outputs of quantized nets are steps of 1/255. */
	@Test
	void probabilitiesNeedNotAddUpToOne() throws IOException {
		NetAnswer answer = answer(echo(2), json(2, "\"labels\": [\"happy\", \"sad\"]", "none", ""), .196f, .796f);
		assertThat(answer.scores().orElseThrow().get(Emotion.HAPPY)).isCloseTo(.196 / .992, within(1e-7));
	}

	@Test
	void ifTheNetIsSureOfAClassElsewhereTheOthersAreEqual() throws IOException {
		NetAnswer answer = answer(echo(3), json(3, "\"labels\": [\"happy\", \"sad\", \"contempt\"]", "none", ""), 0, 0, 1);
		assertThat(answer.scores().orElseThrow().toArray()).containsExactly(0, 0, 0, 0, .5, .5, 0);
		assertThat(answer.further().get(0)).isEqualTo(1);
	}

	@Test
	void oneOutputMayHoldClassesAndOtherNumbers() throws IOException {
		String further = ", \"further\": [{\"output\": \"out\", \"from\": 2, \"names\": [\"valence\", \"arousal\"]},"
				+ " {\"output\": \"out\", \"from\": 4, \"names\": [\"AU12\"], \"activation\": \"sigmoid\"}]";
		NetAnswer answer = answer(echo(5), json(5, "\"labels\": [\"happy\", \"sad\"]" + further, "softmax", ""), 0, 0, -.5f, .75f, 0);
		assertThat(answer.scores().orElseThrow().get(Emotion.SAD)).isEqualTo(.5);
		assertThat(answer.further()).isEqualTo(NamedValues.of(List.of("valence", "arousal", "AU12"), -.5, .75, .5));
	}

	@Test
	void aNetWithoutClassesTellsItsNumbersOnly() throws IOException {
		String json = json(3, "", "softmax", "").replaceFirst("\"output\": \\{[^}]*\\},",
				"\"further\": [{\"output\": \"out\", \"names\": [\"arousal\", \"dominance\", \"valence\"]}],");
		NetAnswer answer = answer(echo(3), json, .1f, .2f, .3f);
		assertThat(answer.scores()).isEmpty();
		assertThat(answer.further().names()).containsExactly("arousal", "dominance", "valence");
	}

	@Test
	void logitsAreNotTakenForProbabilities() throws IOException {
		assertThatThrownBy(() -> answer(echo(2), json(2, "\"labels\": [\"happy\", \"sad\"]", "none", ""), 3, -1))
				.isInstanceOf(StageException.class).hasMessageContaining("net.onnx: model: gives 3.0 as a probability");
		assertThatThrownBy(() -> answer(echo(2), json(2, "\"labels\": [\"happy\", \"sad\"]", "none", ""), Float.NaN, 1))
				.isInstanceOf(StageException.class).hasMessageContaining("not finite");
	}

	@Test
	void whatIsNoProbabilityOfSpeechIsTold() {
		String speech = ", \"speech\": {\"output\": \"out\", \"steps\": 2, \"hop_s\": 0.1, \"threshold\": 0.5, \"min_s\": 0.1}";
		assertThatThrownBy(() -> answer(echo(2), json(2, "\"labels\": [\"happy\", \"sad\"]", "softmax", speech), .5f, 1.5f))
				.hasMessage("net.onnx: model: gives 1.5 as a probability of speech, which is not in 0..1");
	}

	/** A batch of 2 in the file: five items take three calls. */
	@ParameterizedTest
	@EnumSource(BatchingMode.class)
	void aFixedBatchTakesAnyNumberOfItems(BatchingMode calls) throws IOException {
		byte[] onnx = new OnnxBytes().input("in", OnnxBytes.FLOAT, 2, 2).output("out", OnnxBytes.FLOAT, 2, 2).node("Identity", "out", "in").bytes();
		String json = json(2, "\"labels\": [\"happy\", \"sad\"]", "none", "").replace("[-1, 2]", "[2, 2]");
		try (EmotionClassifier net = load(onnx, json, calls)) {
			assertThat(net.score(new float[] { 1, 0, 0, 1, 1, 0, 0, 1, .5f, .5f, 7, 7 }, 5)).extracting(scores -> scores.get(Emotion.HAPPY))
					.containsExactly(1., 0., 1., 0., .5);
		}
	}

	@Test
	void aFixedBatchThatIsNotDescribedIsNamed() {
		byte[] onnx = new OnnxBytes().input("in", OnnxBytes.FLOAT, 2, 2).output("out", OnnxBytes.FLOAT, 2, 2).node("Identity", "out", "in").bytes();
		assertThatThrownBy(() -> answer(onnx, json(2, "\"labels\": [\"happy\", \"sad\"]", "none", ""), 1, 0))
				.isInstanceOf(StageException.class).hasMessageContaining("takes 2 x 2 as its input 'in', not any x 2 as net.json says");
	}

	@Test
	void halfPrecisionGoesInAndOut() throws IOException {
		byte[] onnx = new OnnxBytes().input("in", OnnxBytes.HALF, -1, 2).output("out", OnnxBytes.HALF, -1, 2).node("Identity", "out", "in").bytes();
		NetAnswer answer = answer(onnx, json(2, "\"labels\": [\"happy\", \"sad\"]", "none", ""), .25f, .75f);
		assertThat(answer.scores().orElseThrow().get(Emotion.HAPPY)).isEqualTo(.25);
	}

	@Test
	void anInputOfBytesIsNamed() {
		byte[] onnx = new OnnxBytes().input("in", OnnxBytes.UINT8, -1, 2).output("out", OnnxBytes.UINT8, -1, 2).node("Identity", "out", "in").bytes();
		assertThatThrownBy(() -> answer(onnx, json(2, "\"labels\": [\"happy\", \"sad\"]", "none", ""), 1, 0))
				.isInstanceOf(StageException.class).hasMessageContaining("takes UINT8 as its input 'in', not floats");
	}

	/** Its scale comes from all items of a call, so each item is a call of its own. */
	@Test
	void dynamicallyQuantizedItemsDoNotDependOnEachOther() throws IOException {
		byte[] onnx = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 2).output("out", OnnxBytes.FLOAT, -1, 2)
				.quantized("in", "out").bytes();
		String json = json(2, "\"labels\": [\"happy\", \"sad\"]", "softmax", "");
		try (EmotionClassifier net = load(onnx, json, BatchingMode.APART)) {
			float[] quiet = { .3f, -.2f };
			float[] both = { .3f, -.2f, 300, -500 };
			assertThat(net.score(both, 2).get(0)).isEqualTo(net.score(quiet, 1).get(0));
			assertThat(net.score(quiet, 1).get(0).get(Emotion.HAPPY)).isGreaterThan(.6);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 14, 13 })
	void filesNewerThanTheRuntimeAreNamed(int ir) {
		byte[] onnx = new OnnxBytes().version(ir, ir == 14 ? 17 : 28).input("in", OnnxBytes.FLOAT, -1, 2).output("out", OnnxBytes.FLOAT, -1, 2)
				.node("Identity", "out", "in").bytes();
		assertThatThrownBy(() -> answer(onnx, json(2, "\"labels\": [\"happy\", \"sad\"]", "none", ""), 1, 0)).isInstanceOf(StageException.class)
				.hasMessageContaining("needs opset <= 26 and IR version <= 13 and has " + (ir == 14 ? "17 and 14" : "28 and 13"));
	}

	@Test
	void anUnknownOperatorIsNamed() {
		byte[] onnx = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 2).output("out", OnnxBytes.FLOAT, -1, 2).node("FancyAttention", "out", "in")
				.bytes();
		assertThatThrownBy(() -> answer(onnx, json(2, "\"labels\": [\"happy\", \"sad\"]", "none", ""), 1, 0))
				.isInstanceOf(StageException.class).hasMessageContaining("FancyAttention").hasMessageNotContaining("\n");
	}

	/** Data of another net with the same size would load and give other scores. */
	@Test
	void tensorsInOtherFilesAreThoseThatAreDescribed() throws IOException {
		byte[] onnx = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 2).output("out", OnnxBytes.FLOAT, -1, 2).external("w", "w.bin", 2)
				.node("Add", "out", "in", "w").bytes();
		String json = json(2, "\"labels\": [\"happy\", \"sad\"]", "softmax", "");
		assertThatThrownBy(() -> answer(onnx, json, 0, 0)).hasMessageContaining("keeps tensors in the file 'w.bin'");
		byte[] data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(0).array();
		String described = json.replace("\"onnx\": {", "\"onnx\": {\"data\": {\"w.bin\": \"" + Sha256.of(data) + "\"}, ");
		assertThatThrownBy(() -> answer(onnx, described, 0, 0)).hasMessageContaining("w.bin: model: no such file, and net.onnx needs it");
		Files.write(folder.resolve("w.bin"), data);
		assertThat(answer(onnx, described, 0, 0).scores().orElseThrow().get(Emotion.HAPPY)).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-7));
		data[0]++;
		Files.write(folder.resolve("w.bin"), data);
		assertThatThrownBy(() -> answer(onnx, described, 0, 0)).hasMessageContaining("w.bin: model: is damaged or not the file");
	}

	/** What would take all memory, or overflow, is refused before anything is loaded. */
	@Test
	void numbersThatNoNetHasAreNamed() {
		String labels = "\"labels\": [\"happy\", \"sad\"]";
		for (String[] change : new String[][] { { "[-1, 2]", "[-1, 2000000000, 2000000000]", "'input.shape' must be of 16777216 values" },
				{ "[-1, 2]", "[2000000000, 2]", "'input.shape' must be of" }, { "[-1, 2]", "[-1, -1, -1]", "'input.shape' must be with one free" },
				{ "\"activation\": \"none\"", "\"activation\": \"none\", \"from\": 2147483647", "'output.from' must be at most" },
				{ "\"activation\": \"none\"", "\"activation\": \"none\", \"from\": 1", "does not give 3 numbers for each item" },
				{ labels, labels + ", \"map\": {\"happy\": \"none\", \"sad\": \"none\"}", "'labels' must be mapped to the seven emotions" },
				{ labels, "\"labels\": [\"happy\", \"frame\"]", "'labels, further' must be those of further columns" } })
			assertThatThrownBy(() -> answer(echo(2), json(2, labels, "none", "").replace(change[0], change[1]), .5f, .5f)).as(change[1])
					.isInstanceOf(StageException.class).hasMessageContaining(change[2]).hasMessageNotContaining("\n");
	}

	// -- Helper methods --

	private static byte[] echo(int numbers) {
		return new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, numbers).output("out", OnnxBytes.FLOAT, -1, numbers).node("Identity", "out", "in")
				.bytes();
	}

	private static String json(int numbers, String labels, String activation, String more) {
		return ("{'format': 2, 'name': 'net', 'stream': 'face', 'description': 'gives back what it takes',"
				+ " 'onnx': {'file': 'net.onnx', 'sha256': 'SUM'}, 'input': {'name': 'in', 'shape': [-1, " + numbers + "]},"
				+ " 'output': {'name': 'out', 'activation': '" + activation + "'}, 'preprocessing': {}").replace('\'', '"')
				+ (labels.isEmpty() ? "" : ", " + labels) + more + "}";
	}

	private EmotionClassifier load(byte[] onnx, String json, BatchingMode calls) throws IOException {
		Files.write(folder.resolve("net.onnx"), onnx);
		Files.writeString(folder.resolve("net.json"), json.replace("SUM", Sha256.of(onnx)));
		ModelStore store = ModelStore.of(folder);
		return EmotionClassifier.load(store, store.bundle("net"), Device.CPU, 1, calls, new StageClock());
	}

	private NetAnswer answer(byte[] onnx, String json, float... input) throws IOException {
		try (EmotionClassifier net = load(onnx, json, BatchingMode.APART)) {
			return net.ask(input, 1).answers().get(0);
		}
	}
}
