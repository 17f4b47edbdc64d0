package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.demeanor.BackgroundTask;
import org.demeanor.Modality;
import org.demeanor.ProgressMonitor;
import org.demeanor.Samples;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.face.FaceObservation;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.fusion.StreamState;
import org.demeanor.inference.BatchingMode;
import org.demeanor.inference.Device;
import org.demeanor.media.Clip;
import org.demeanor.media.open.Clips;
import org.demeanor.model.JsonSection;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole main path on the clip that the project draws itself; it needs only the clone. */
class DrawnClipTest {

	@Test
	void faceVoiceAndFusedScoresComeOut() throws StageException {
		ClipResult result = analyze(Settings.DEFAULT);
		assertThat(result.status()).isEqualTo(ClipStatus.OK);
		assertThat(result.explanation()).isEmpty();
		assertThat(result.durationSeconds().getAsDouble()).isEqualTo(8, within(.1));
		assertThat(result.faces().framesSampled()).isEqualTo(67);
		assertThat(result.faces().framesWithFace()).isGreaterThanOrEqualTo(64);
		assertThat(result.faces().faces()).isEqualTo(1);
		assertThat(result.sound().windows()).hasSize(5);
		Scores face = result.face().scores().orElseThrow();
		Scores voice = result.voice().scores().orElseThrow();
		assertThat(Arrays.stream(face.toArray()).sum()).isEqualTo(1, within(1e-9));
		assertThat(Arrays.stream(voice.toArray()).sum()).isEqualTo(1, within(1e-9));
		JsonSection powers = ModelStore.bundled().parameters("fusion-standard");
		double ofFace = powers.number("face");
		double ofVoice = powers.number("voice");
		double[] products = IntStream.range(0, Emotion.count())
				.mapToDouble(i -> Math.pow(face.toArray()[i], ofFace) * Math.pow(voice.toArray()[i], ofVoice)).toArray();
		double sum = Arrays.stream(products).sum();
		assertThat(result.fused().orElseThrow().toArray())
				.containsExactly(Arrays.stream(products).map(product -> product / sum).toArray(), within(1e-9));
	}

	@Test
	void theExpressionChangesAndSoDoTheScores() throws StageException {
		ClipResult result = analyze(Settings.DEFAULT.withModalities(Modality.FACE));
		assertThat(result.faces().observations().stream().map(seen -> seen.scores().top()).distinct())
				.hasSizeGreaterThanOrEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void anAnalysisTwiceGivesTheSameNumbers(Profile profile) throws StageException {
		Settings settings = Settings.DEFAULT.withProfile(profile);
		ClipResult first = analyze(settings);
		ClipResult second = analyze(settings);
		assertThat(second.faces()).isEqualTo(first.faces());
		assertThat(second.sound()).isEqualTo(first.sound());
		assertThat(second.fused()).isEqualTo(first.fused()).isPresent();
	}

	@Test
	void theReferenceLooksAtLaterFramesAndHearsOneWindow() throws StageException {
		ClipResult result = analyze(Settings.DEFAULT.withProfile(Profile.REFERENCE));
		assertThat(result.faces().observations().stream().mapToInt(FaceObservation::frame).min()).hasValue(21);
		assertThat(result.faces().framesSampled()).isEqualTo(60);
		assertThat(result.sound().windows()).hasSize(1);
		assertThat(result.sound().windows().get(0).startSeconds()).isEqualTo(.5, within(1e-9));
	}

	@Test
	void aStreamThatWasNotAskedForIsNotMissing() throws StageException {
		ClipResult voiceOnly = analyze(Settings.DEFAULT.withModalities(Modality.VOICE));
		assertThat(voiceOnly.status()).isEqualTo(ClipStatus.OK);
		assertThat(voiceOnly.face().state()).isEqualTo(StreamState.NOT_ASKED);
		assertThat(voiceOnly.fused()).isEqualTo(voiceOnly.voice().scores());
		assertThat(voiceOnly.faces().framesSampled()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void frameRulesAreThoseOfFusion(FrameRule rule) throws StageException {
		ClipResult result = analyze(new Settings(Profile.STANDARD, EnumSet.of(Modality.FACE), rule, StreamRule.MEAN, Device.CPU));
		assertThat(result.face().scores()).contains(rule.combine(result.faces().mainScores()));
	}

	/** As on a card, where calls are joined: chance decides which items are scored together. */
	@ParameterizedTest
	@EnumSource
	void clipsWhoseCallsAreJoinedGetTheScoresThatEachGetsAlone(Profile profile) throws StageException {
		Settings settings = Settings.DEFAULT.withProfile(profile);
		ClipResult alone = analyze(settings);
		try (Analyzer analyzer = new Analyzer(settings, ModelStore.bundled(), 1, ProgressMonitor.NONE, device -> BatchingMode.JOINED)) {
			List<BackgroundTask<ClipResult, StageException>> clips = Stream.generate(
					() -> new BackgroundTask<>(() -> analyzer.analyze(Clips.open(Samples.DRAWN)), true)).limit(3).toList();
			for (BackgroundTask<ClipResult, StageException> clip : clips) {
				ClipResult result = clip.get();
				assertThat(result.faces().observations()).hasSameSizeAs(alone.faces().observations());
				for (int i = 0; i < result.faces().observations().size(); i++) {
					FaceObservation seen = result.faces().observations().get(i);
					FaceObservation expected = alone.faces().observations().get(i);
					assertThat(seen.box()).isEqualTo(expected.box());
					assertThat(seen.scores().toArray()).containsExactly(expected.scores().toArray(), within(1e-5));
				}
				assertThat(result.fused().orElseThrow().toArray())
						.containsExactly(alone.fused().orElseThrow().toArray(), within(1e-5));
			}
			assertThat(analyzer.clock().seconds(Stage.MODEL)).isPositive();
		}
	}

	private static ClipResult analyze(Settings settings) throws StageException {
		Clip clip = Clips.open(Samples.DRAWN);
		try (Analyzer analyzer = new Analyzer(settings, ModelStore.bundled(), 1)) {
			return analyzer.analyze(clip);
		}
	}
}
