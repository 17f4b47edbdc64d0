package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.file.Sha256;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.fusion.StreamWeights;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxBytes;
import org.demeanor.media.Wav;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Two nets for one voice, on the same windows. */
class WeighedNetsTest {

	private static final List<String> NETS = List.of("voice-1d-reference", "voice-2d-reference");

	@TempDir
	private Path folder;
	private Path sound;

	@BeforeEach
	void makeASound() throws Exception {
		int[] samples = new int[3 * 16_000];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (int) (9000 * Math.sin(.05 * i) * Math.sin(.0005 * i));
		sound = Wav.shorts(folder.resolve("sound.wav"), 1, 16_000, samples);
	}

	@Test
	void scoresAreAveragedByTheWeightsOfTheBundles() throws Exception {
		Scores one = scores(1, 1, NETS.subList(0, 1));
		Scores two = scores(1, 1, NETS.subList(1, 2));
		Scores alike = scores(1, 1, NETS);
		Scores weighed = scores(3, 1, NETS);
		assertThat(one).isNotEqualTo(two);
		for (Emotion emotion : Emotion.all()) {
			assertThat(alike.get(emotion)).isCloseTo((one.get(emotion) + two.get(emotion)) / 2, within(1e-12));
			assertThat(weighed.get(emotion)).isCloseTo((3 * one.get(emotion) + two.get(emotion)) / 4, within(1e-12));
		}
		assertThat(scores(2, 2, NETS)).isEqualTo(alike);
	}

	@Test
	void aWeightIsAboveZero() {
		assertThatThrownBy(() -> scores(0, 1, NETS)).isInstanceOf(StageException.class)
				.hasMessageEndingWith("voice-1d-reference.json: model: 'output.weight' must be above 0");
	}

	/** Not at the first clip: a batch would fail clip by clip. */
	@Test
	void netsWithOtherWindowsAreRefusedWhenTheyAreLoaded() throws Exception {
		Path models = Files.createDirectory(folder.resolve("windows"));
		ModelStore.bundled().copyTo(models);
		writeSum(models, 1);
		Files.writeString(models.resolve("profiles.json"), "{\"standard\": {\"face\": [], \"voice\": [\"voice-1d-reference\", \"second\"]}}");
		assertThatThrownBy(() -> new Analyzer(Settings.DEFAULT.withModalities(Modality.VOICE), ModelStore.of(models), 1))
				.isInstanceOf(StageException.class)
				.hasMessageEndingWith("'preprocessing.window_s, offset_s' must be those of voice-1d-reference, which hears the same windows");
	}

	/** By rule weighted, streams count by how good the scores of their nets are. */
	@Test
	void aNetThatScoresNothingHasNoSayInTheWeightsOfTheStreams() throws Exception {
		Path models = Files.createDirectory(folder.resolve("beside"));
		ModelStore.bundled().copyTo(models);
		writeSum(models, 3);
		Files.writeString(models.resolve("profiles.json"),
				"{\"standard\": {\"face\": [\"face-compact\"], \"voice\": [\"voice-compact\", \"second\"]}}");
		StreamWeights expected = FusionModels.weights(ModelStore.bundled(), Profile.STANDARD);
		assertThat(expected).isNotEqualTo(StreamWeights.EQUAL);
		assertThat(FusionModels.weights(ModelStore.of(models), Profile.STANDARD)).isEqualTo(expected);
		assertThat(weighted(ModelStore.of(models))).isEqualTo(weighted(ModelStore.bundled()));
	}

	// -- Helper methods --

	/** What becomes of a happy face and a sad voice. */
	private static Optional<Scores> weighted(ModelStore models) throws StageException {
		Settings settings = new Settings(Profile.STANDARD, EnumSet.allOf(Modality.class), FrameRule.MEAN, StreamRule.WEIGHTED, Device.CPU);
		try (Analyzer analyzer = new Analyzer(settings, models, 1)) {
			return analyzer.rules().fused(Optional.of(Scores.of(0, 0, 0, 0, 1, 0, 0)), Optional.of(Scores.of(0, 0, 0, 0, 0, 1, 0)));
		}
	}

	/** A net that gives one further number of a window. */
	private static void writeSum(Path models, int seconds) throws IOException {
		byte[] onnx = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, seconds * 16_000).output("sum", OnnxBytes.FLOAT, -1, 1)
				.integers("axes", 1).node("ReduceSum", "sum", "in", "axes").bytes();
		Files.write(models.resolve("second.onnx"), onnx);
		Files.writeString(models.resolve("second.json"), ("{'format': 2, 'name': 'second', 'stream': 'voice', 'description': 'adds up', 'onnx':"
				+ " {'file': 'second.onnx', 'sha256': '" + Sha256.of(onnx) + "'}, 'input': {'name': 'in', 'shape': [-1, " + seconds * 16_000 + "]},"
				+ " 'preprocessing': {'kind': 'waveform', 'sample_rate': 16000, 'window_s': " + seconds + ", 'offset_s': 0.5},"
				+ " 'further': [{'output': 'sum', 'names': ['sum']}]}").replace('\'', '"'));
	}

	private Scores scores(double first, double second, List<String> nets) throws Exception {
		Path models = Files.createTempDirectory(folder, "models");
		ModelStore.bundled().copyTo(models);
		ObjectMapper mapper = new ObjectMapper();
		for (String net : NETS) {
			ObjectNode json = ModelStore.bundled().description(net);
			json.put("format", 2);
			json.withObject("/preprocessing").put("format", 1);
			json.withObject("/output").put("weight", net.equals(NETS.get(0)) ? first : second);
			mapper.writeValue(models.resolve(net + ".json").toFile(), json);
		}
		ObjectNode profiles = mapper.createObjectNode();
		profiles.withObject("/standard").putArray("face");
		nets.forEach(profiles.withObject("/standard").putArray("voice")::add);
		mapper.writeValue(models.resolve("profiles.json").toFile(), profiles);
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT.withModalities(Modality.VOICE), ModelStore.of(models), 1)) {
			return analyzer.analyze(Clips.open(sound)).voice().scores().orElseThrow();
		}
	}
}
