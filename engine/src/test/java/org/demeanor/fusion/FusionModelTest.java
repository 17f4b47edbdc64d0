package org.demeanor.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FusionModelTest {

	private static final Scores FACE = Scores.of(.5, .3, .2, 0, 0, 0, 0);
	private static final Scores VOICE = Scores.of(.2, .7, .1, 0, 0, 0, 0);
	private static final String NO_WEIGHTS = "[0,0,0,0,0,0,0],".repeat(6) + "[0,0,0,0,0,0,0]";

	@TempDir
	private Path folder;

	@Test
	void productMultipliesClassByClass() {
		Scores fused = StreamRule.PRODUCT.fuse(Optional.of(FACE), Optional.of(VOICE), FusionModel.PLAIN).orElseThrow();
		double sum = .5 * .2 + .3 * .7 + .2 * .1;
		assertThat(fused.get(Emotion.CALM)).isEqualTo(.3 * .7 / sum, within(1e-9));
		assertThat(fused.get(Emotion.FEAR)).isEqualTo(0, within(1e-9));
	}

	@Test
	void streamsThatExcludeEachOtherStillGiveAnAnswer() {
		Scores happy = Scores.of(0, 0, 0, 0, 1, 0, 0);
		Scores sad = Scores.of(0, 0, 0, 0, 0, 1, 0);
		Scores fused = StreamRule.PRODUCT.fuse(Optional.of(happy), Optional.of(sad), FusionModel.PLAIN).orElseThrow();
		assertThat(fused.get(Emotion.HAPPY)).isEqualTo(.5, within(1e-4));
		assertThat(fused.get(Emotion.SAD)).isEqualTo(.5, within(1e-4));
	}

	@Test
	void autoIsTheMeanUntilTheModelsNameARule() {
		assertThat(StreamRule.AUTO.fuse(Optional.of(FACE), Optional.of(VOICE), FusionModel.PLAIN))
				.isEqualTo(StreamRule.MEAN.fuse(Optional.of(FACE), Optional.of(VOICE), FusionModel.PLAIN));
	}

	@Test
	void autoTakesARuleByItsName() throws IOException {
		FusionModel model = model("\"rule\": \"product\"");
		assertThat(StreamRule.AUTO.fuse(Optional.of(FACE), Optional.of(VOICE), model))
				.isEqualTo(StreamRule.PRODUCT.fuse(Optional.of(FACE), Optional.of(VOICE), model));
	}

	@Test
	void exponentsSayHowFarEachStreamIsBelieved() throws IOException {
		Scores fused = auto(model("\"rule\": \"exponents\", \"face\": 2, \"voice\": 0.5, \"floor\": 1e-6"));
		double angry = Math.pow(.5, 2) * Math.sqrt(.2);
		double calm = Math.pow(.3, 2) * Math.sqrt(.7);
		assertThat(fused.get(Emotion.ANGRY) / fused.get(Emotion.CALM)).isEqualTo(angry / calm, within(1e-9));
	}

	@Test
	void logisticAddsUpWeightsTimesLogScores() throws IOException {
		String onlyAngryByVoicesCalm = NO_WEIGHTS.replaceFirst("\\[0,0", "[0,2");
		Scores fused = auto(model("\"rule\": \"logistic\", \"face\": [" + NO_WEIGHTS + "], \"voice\": ["
				+ onlyAngryByVoicesCalm + "], \"bias\": [0,0,0,0,0,0,1], \"floor\": 1e-6"));
		double angry = Math.pow(.7, 2);
		assertThat(fused.get(Emotion.ANGRY)).isEqualTo(angry / (angry + 5 + Math.E), within(1e-9));
		assertThat(fused.get(Emotion.SURPRISE)).isEqualTo(Math.E / (angry + 5 + Math.E), within(1e-9));
	}

	@Test
	void temperatureRaisesClipScoresToAPower() throws IOException {
		FusionModel model = model("\"rule\": \"mean\"");
		assertThat(model.calibratedVoice(VOICE)).isSameAs(VOICE);
		Scores face = model.calibratedFace(FACE);
		double sum = Math.sqrt(.5) + Math.sqrt(.3) + Math.sqrt(.2);
		assertThat(face.get(Emotion.ANGRY)).isEqualTo(Math.sqrt(.5) / sum, within(1e-9));
		assertThat(face.top()).isEqualTo(FACE.top());
	}

	@Test
	void whatCannotBeRightNamesFileAndKey() {
		assertThatThrownBy(() -> model("\"rule\": \"best\"")).isInstanceOf(StageException.class)
				.hasMessageContaining("fusion.json: model: 'rule' must be one of mean");
		assertThatThrownBy(() -> model("\"rule\": \"exponents\", \"face\": 1, \"floor\": 1"))
				.hasMessageContaining("'voice' is missing");
		assertThatThrownBy(() -> model("\"rule\": \"logistic\", \"face\": [[1]], \"voice\": [], \"bias\": [], \"floor\": 1"))
				.hasMessageContaining("'face' must be seven lists of seven numbers");
	}

	private static Scores auto(FusionModel model) {
		return StreamRule.AUTO.fuse(Optional.of(FACE), Optional.of(VOICE), model).orElseThrow();
	}

	private FusionModel model(String rule) throws IOException {
		Files.writeString(folder.resolve("fusion.json"),
				"{\"format\": 1, \"temperature\": {\"face\": 2, \"voice\": 1}, " + rule + "}");
		return FusionModel.of(ModelStore.of(folder).parameters("fusion"), StreamWeights.EQUAL);
	}
}
