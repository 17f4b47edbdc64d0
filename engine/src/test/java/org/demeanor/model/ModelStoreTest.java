package org.demeanor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.file.Sha256;
import org.demeanor.inference.BatchingMode;
import org.demeanor.inference.Device;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.OnnxBytes;
import org.demeanor.inference.OnnxSession;
import org.demeanor.inference.PendingScores;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelStoreTest {

	private static final Path SHIPPED = Path.of("..", "models", "src", "main", "resources", "org", "demeanor", "models");

	@TempDir
	private Path folder;
	private ModelStore store;

	@BeforeEach
	void copy() throws IOException {
		try (Stream<Path> files = Files.list(SHIPPED)) {
			for (Path file : files.toList())
				Files.copy(file, folder.resolve(file.getFileName()));
		}
		store = ModelStore.of(folder);
	}

	@ParameterizedTest
	@ValueSource(strings = { "standard", "reference" })
	void whatWeShipIsWhole(String profile) throws StageException {
		ModelStore bundled = ModelStore.bundled();
		for (String name : bundled.profile(profile).all()) {
			ModelBundle bundle = bundled.bundle(name);
			assertThat(bundled.weights(bundle)).isNotEmpty();
			assertThat(bundle.licence()).isNotBlank();
			assertThat(SHIPPED.resolve(name + ".md")).content().contains("## Results", "Licence");
		}
		assertThat(bundled.profile(profile).face()).isNotEmpty();
		assertThat(bundled.profile(profile).voice()).isNotEmpty();
	}

	/** What a net's numbers mean stands in its JSON: a list that vouches for the net alone does not vouch for them. */
	@Test
	void aListedNetWithOtherLabelsIsRefused() throws IOException {
		String own = Files.readString(folder.resolve("face-compact.json"));
		String onnx = own.replaceAll("(?s).*\"sha256\": \"([0-9a-f]{64})\".*", "$1");
		Path json = folder.resolve("face-compact.json");
		Files.writeString(json, own.replaceFirst("(?s)\"angry\",(\\s*)\"calm\"", "\"calm\",$1\"angry\""));
		ModelStore byNet = ModelStore.listed(folder, Set.of(onnx));
		String sum = Sha256.of(Files.readAllBytes(json));
		assertThatThrownBy(() -> byNet.weights(byNet.bundle("face-compact"))).isInstanceOf(StageException.class)
				.hasMessageContaining("face-compact.json: model: is not listed, though its net is")
				.hasMessageContaining("'" + sum + "  face-compact.json'");
		ModelStore byJson = ModelStore.listed(folder, Set.of(sum));
		assertThat(byJson.weights(byJson.bundle("face-compact"))).isNotEmpty();
		assertThat(byJson.descriptions()).containsEntry("face-compact.json", sum);
		Files.writeString(json, own);
		assertThatThrownBy(() -> byJson.bundle("face-compact")).hasMessageEndingWith("was changed while it was in use");
		ModelStore none = ModelStore.listed(folder, Set.of());
		assertThat(none.weights(none.bundle("face-compact"))).as("a built-in one").isNotEmpty();
		Path fusion = folder.resolve("fusion-standard.json");
		assertThat(none.parameters("fusion-standard")).isNotNull();
		Files.writeString(fusion, Files.readString(fusion).replaceFirst("\"temperature\"", "\"else\": 1, \"temperature\""));
		ModelStore changed = ModelStore.listed(folder, Set.of(sum));
		assertThatThrownBy(() -> changed.parameters("fusion-standard")).hasMessageContaining("fusion-standard.json: model: is not listed");
	}

	/** ONNX Runtime would look for them from the working folder on. */
	@Test
	void tensorsInOtherFilesAreNotRead() throws IOException {
		Path beside = Path.of("target", "weights-" + System.nanoTime() + ".bin");
		Files.write(beside, new byte[Float.BYTES]);
		try {
			byte[] net = adding().external("w", beside.toString(), 1).bytes();
			assertThatThrownBy(() -> OnnxSession.open("net.onnx", net, Device.CPU, 1).close()).isInstanceOf(StageException.class)
					.hasMessageStartingWith("net.onnx: model: keeps tensors in the file '" + beside + "'");
		}
		finally {
			Files.delete(beside);
		}
		OnnxSession.open("net.onnx", adding().floats("w", new long[] { 1 }, 0).bytes(), Device.CPU, 1).close();
	}

	/** Names in the JSON are a stranger's, like the rest of it. */
	@Test
	void noNameInTheJsonLeadsOutOfTheFolder() throws IOException {
		Path inside = Files.createDirectory(folder.resolve("inside"));
		String outside = Files.readString(folder.resolve("face-compact.json")).replace("\"face-compact\"", "\"../face-compact\"");
		Files.writeString(folder.resolve("face-compact.json"), outside);
		Files.writeString(inside.resolve("profiles.json"),
				"{\"standard\":{\"face\":[\"../face-compact\"],\"voice\":[],\"fusion\":\"../fusion\"}}");
		ModelStore store = ModelStore.of(inside);
		ProfileModels profileModels = store.profile("standard");
		assertThatThrownBy(() -> store.bundle(profileModels.face().get(0))).isInstanceOf(StageException.class)
				.hasMessageContaining("model: a file here cannot be called '../face-compact.json'");
		assertThatThrownBy(() -> store.parameters("../fusion")).hasMessageContaining("cannot be called '../fusion.json'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "standard", "reference" })
	void whatIsCarriedElsewhereIsTheProfileAndNoOtherNet(String profile) throws IOException {
		Path elsewhere = folder.resolve("elsewhere");
		ModelStore carried = ModelArchive.of(store, profile).unpack(elsewhere);
		ProfileModels profileModels = carried.profile(profile);
		assertThat(profileModels).isEqualTo(store.profile(profile));
		for (String name : profileModels.all())
			assertThat(carried.weights(carried.bundle(name))).isEqualTo(store.weights(store.bundle(name)));
		if (profileModels.fusion().isPresent())
			assertThat(carried.parameters(profileModels.fusion().get())).isNotNull();
		assertThat(carried.parameters(profileModels.calibration().orElseThrow())).isNotNull();
		assertThat(carried.listed()).hasValueSatisfying(listed -> assertThat(listed)
				.containsExactlyInAnyOrderElementsOf(carried.descriptions().values()));
		Path net = folder.resolve(store.bundle(profileModels.all().get(0)).onnxFile());
		Files.write(net, new byte[] { 1 });
		assertThatThrownBy(() -> ModelArchive.of(store, profile)).isInstanceOf(StageException.class)
				.hasMessageContaining("SHA-256");
	}

	/** They are not verified when they are loaded. */
	@ParameterizedTest
	@ValueSource(strings = { "standard", "reference" })
	void builtInNetsAreThoseThatTheirJsonsDescribe(String profile) throws StageException {
		ModelStore builtIn = ModelStore.bundled();
		for (String name : builtIn.profile(profile).all())
			assertThat(builtIn.weightsToLoad(builtIn.bundle(name))).isEqualTo(builtIn.weights(builtIn.bundle(name)));
	}

	@Test
	void oneChangedByteIsRefused() throws IOException {
		Path net = folder.resolve("face-reference.onnx");
		byte[] bytes = Files.readAllBytes(net);
		bytes[100] ^= 1;
		Files.write(net, bytes);
		assertThatThrownBy(() -> store.weights(store.bundle("face-reference"))).isInstanceOf(StageException.class)
				.hasMessageStartingWith(net + ": model: is damaged or not the file that face-reference.json describes");
	}

	@Test
	void aMissingNetOrProfileIsNamed() throws IOException {
		Files.delete(folder.resolve("face-reference.onnx"));
		assertThatThrownBy(() -> store.weights(store.bundle("face-reference"))).hasMessageContaining("no such model file");
		assertThatThrownBy(() -> store.bundle("nobody")).hasMessageContaining("nobody.json: model: no such model file");
		assertThatThrownBy(() -> store.profile("daring")).hasMessageEndingWith("model: 'daring' is missing");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"format\": 1 | \"format\": 3 | 'format' must be 1 or 2",
			"\"calm\" | \"bored\" | 'labels' must be the seven emotions",
			"\"temperature\": 1.0 | \"temperature\": 0 | 'output.temperature' must be above 0",
			"face-reference.onnx | ../face.onnx | 'onnx.file' must be a plain file name",
			"\"stream\": \"face\" | \"stream\": \"nose\" | 'stream' must be one of face, voice",
			"\"licence\" | \"license\" | 'licence' is missing" })
	void whatCannotBeRightIsNamedByKey(String from, String to, String message) throws IOException {
		Path json = folder.resolve("face-reference.json");
		String text = Files.readString(json);
		assertThat(text).contains(from);
		Files.writeString(json, text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
		assertThatThrownBy(() -> store.bundle("face-reference")).hasMessageContaining(message);
	}

	@Test
	void whatIsNoJsonIsSaid() throws IOException {
		Files.writeString(folder.resolve("face-reference.json"), "{");
		assertThatThrownBy(() -> store.bundle("face-reference")).hasMessageEndingWith("is not valid json");
	}

	@Test
	void whatIsNoNetIsRefusedThoughItsSumIsRight() throws IOException {
		Files.write(folder.resolve("face-reference.onnx"), "no net".getBytes(StandardCharsets.UTF_8));
		Path json = folder.resolve("face-reference.json");
		Files.writeString(json, Files.readString(json).replaceFirst("\"[0-9a-f]{64}\"",
				"\"08da73af79a5688d88e2a2928542a0561dff3658b83f9e0845821e70e40731f3\""));
		assertThatThrownBy(() -> load("face-reference")).isInstanceOf(StageException.class)
				.hasMessageContaining("face-reference.onnx: model: ONNX Runtime refuses it");
	}

	@Test
	void aBatchGivesWhatOneByOneGives() throws StageException {
		try (EmotionClassifier net = load("face-reference")) {
			int length = net.bundle().input().length();
			float[] inputs = new float[3 * length];
			for (int i = 0; i < inputs.length; i++)
				inputs[i] = (i * 31 % 255) / 255f;
			List<Scores> batch = net.score(inputs, 3);
			for (int item = 0; item < 3; item++)
				assertSame(batch.subList(item, item + 1),
						net.score(Arrays.copyOfRange(inputs, item * length, (item + 1) * length), 1));
		}
	}

	/** More items than a joined call may have, and numbers of them that are no powers of two. */
	@Test
	void joinedCallsGiveWhatCallsApartGive() throws StageException {
		try (EmotionClassifier apart = load("voice-1d-reference"); EmotionClassifier joined = load("voice-1d-reference", BatchingMode.JOINED)) {
			int length = apart.bundle().input().length();
			float[] inputs = new float[100 * length];
			Random random = new Random(1);
			for (int i = 0; i < inputs.length; i++)
				inputs[i] = (float) random.nextGaussian();
			List<Scores> expected = apart.score(inputs, 100);
			List<PendingScores> pending = new ArrayList<>(List.of(joined.ask(inputs, 100)));
			for (int item = 0; item < 7; item++) {
				float[] one = Arrays.copyOfRange(inputs, item * length, (item + 1) * length);
				pending.add(joined.ask(one, 1));
				// What was asked for is the caller's again.
				Arrays.fill(one, Float.NaN);
			}
			assertSame(pending.get(0).get(), expected);
			for (int item = 0; item < 7; item++)
				assertSame(pending.get(1 + item).get(), expected.subList(item, item + 1));
		}
	}

	private static void assertSame(List<Scores> scores, List<Scores> expected) {
		assertThat(scores).hasSameSizeAs(expected);
		for (int item = 0; item < scores.size(); item++)
			assertThat(scores.get(item).toArray()).usingComparatorWithPrecision(1e-5).containsExactly(expected.get(item).toArray());
	}

	private EmotionClassifier load(String name) throws StageException {
		return load(name, BatchingMode.APART);
	}

	private EmotionClassifier load(String name, BatchingMode calls) throws StageException {
		return EmotionClassifier.load(store, store.bundle(name), Device.CPU, 1, calls, new StageClock());
	}

	/** y = x + w. */
	private static OnnxBytes adding() {
		return new OnnxBytes().input("x", OnnxBytes.FLOAT, 1).output("y", OnnxBytes.FLOAT, 1).node("Add", "y", "x", "w");
	}
}
