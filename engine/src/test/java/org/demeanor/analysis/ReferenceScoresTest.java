package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.SoftAssertions;
import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.fusion.FrameRule;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Profile reference against a plain Python chain (OpenCV, librosa, onnxruntime on the same nets), whose scores
 * {@code src/test/python/golden_scores.py} wrote.
 */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
class ReferenceScoresTest {

	private static final double TOLERANCE = 1e-3;

	private static JsonNode golden;
	private static Analyzer analyzer;

	@BeforeAll
	static void load() throws IOException {
		try (InputStream in = ReferenceScoresTest.class.getResourceAsStream("reference_scores.json")) {
			golden = new ObjectMapper().readTree(in);
		}
		analyzer = new Analyzer(Settings.DEFAULT.withProfile(Profile.REFERENCE), ModelStore.bundled(), 1);
	}

	@AfterAll
	static void close() {
		analyzer.close();
	}

	/** The Python chain sees pixels as they are stored; those of d9 are not square, and our reader squares them. */
	static List<JsonNode> clips() throws IOException {
		load();
		List<JsonNode> clips = new ArrayList<>();
		for (JsonNode clip : golden.get("clips"))
			if (!clip.get("clip").asText().equals("clips/d9.mp4"))
				clips.add(clip);
		return clips;
	}

	@Test
	void theGoldenScoresAreOfTheNetsThatWeShip() {
		assertThat(golden.get("clips")).hasSizeGreaterThanOrEqualTo(10);
		for (EmotionClassifier net : analyzer.classifiers())
			assertThat(golden.get("nets").get(net.bundle().name()).asText())
					.as("golden scores of another %s: run golden_scores.py again", net.bundle().name())
					.isEqualTo(net.bundle().sha256());
	}

	@ParameterizedTest
	@MethodSource("clips")
	void scoresEqualThePythonChains(JsonNode expected) throws StageException {
		ClipResult result = analyzer.analyze(Clips.open(Samples.real(expected.get("clip").asText())));
		assertThat(result.status().label()).isEqualTo(expected.get("status").asText());
		assertThat(result.faces().framesSampled()).isEqualTo(expected.get("frames_sampled").asInt());
		assertThat(result.faces().framesWithFace()).isEqualTo(expected.get("frames_with_one_face").asInt());
		assertBoxes(result, expected.get("boxes"));
		List<Scores> frames = result.faces().allScores();
		if (frames.isEmpty())
			assertThat(expected.get("face").isNull()).isTrue();
		else
			for (FrameRule rule : FrameRule.values())
				assertScores(rule.label(), rule.combine(frames), expected.get("face").get(rule.label()));
		result.voice().scores().ifPresentOrElse(voice -> assertScores("voice", voice, expected.get("voice")),
				() -> assertThat(expected.get("voice").isNull()).isTrue());
		result.fused().ifPresentOrElse(fused -> assertScores("fused", fused, expected.get("fused")),
				() -> assertThat(expected.get("fused").isNull()).isTrue());
	}

	private static void assertBoxes(ClipResult result, JsonNode expected) {
		List<List<Integer>> boxes = new ArrayList<>();
		for (JsonNode box : expected) {
			List<Integer> numbers = new ArrayList<>();
			box.forEach(number -> numbers.add(number.asInt()));
			boxes.add(numbers);
		}
		assertThat(result.faces().observations().stream().map(seen -> List.of(seen.frame(), seen.box().x(), seen.box().y(),
				seen.box().width(), seen.box().height()))).containsExactlyElementsOf(boxes);
	}

	private static void assertScores(String what, Scores scores, JsonNode expected) {
		assertThat(expected).as(what).hasSize(Emotion.count());
		SoftAssertions.assertSoftly(softly -> {
			for (Emotion emotion : Emotion.all())
				softly.assertThat(Math.abs(scores.get(emotion) - expected.get(emotion.ordinal()).asDouble()))
						.as("%s, %s", what, emotion.label()).isLessThan(TOLERANCE);
		});
	}
}
