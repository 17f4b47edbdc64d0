package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

import org.demeanor.Modality;
import org.demeanor.ProgressMonitor;
import org.demeanor.Samples;
import org.demeanor.file.Sha256;
import org.demeanor.fusion.StreamState;
import org.demeanor.inference.BatchingMode;
import org.demeanor.media.Clip;
import org.demeanor.media.ForwardingClip;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.demeanor.report.table.ClipTable;
import org.demeanor.score.Emotion;
import org.demeanor.voice.MemorySound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no speech is no evidence: by a net that takes any loud sound for speech. Its scores: loud is angry. */
class SpeechTest {

	private static final int RATE = SoundReader.SAMPLE_RATE;
	private static final Path MODELS = Path.of("..", "models", "src", "main", "resources", "org", "demeanor", "models");

	@TempDir
	private Path folder;

	@BeforeEach
	void models() throws IOException {
		try (Stream<Path> files = Files.list(MODELS)) {
			for (Path file : files.toList())
				Files.copy(file, folder.resolve(file.getFileName()));
		}
		byte[] net;
		try (InputStream in = SpeechTest.class.getResourceAsStream("/org/demeanor/voice/tiny_speech.onnx")) {
			net = in.readAllBytes();
		}
		Files.write(folder.resolve("voice-compact.onnx"), net);
		Path json = folder.resolve("voice-compact.json");
		String text = Files.readString(json).replaceFirst("\"[0-9a-f]{64}\"", "\"" + Sha256.of(net) + "\"")
				.replaceFirst("(?s),\\s*\"speech\": \\{.*?\\}", "").replaceFirst("(?s),\\s*\"unfamiliar\": \\{.*?\\}", "")
				.replaceAll("\"(mean|std)\": \\[[^]]*\\]", "\"$1\": []");
		// Decibels as they are.
		text = text.replace("\"mean\": []", "\"mean\": [" + list("0") + "]").replace("\"std\": []", "\"std\": [" + list("1") + "]");
		Files.writeString(json, text.replaceFirst("\"preprocessing\"", "\"speech\": {\"output\": \"speech\", \"steps\": 36,"
				+ " \"hop_s\": 0.08533333, \"threshold\": 0.5, \"min_s\": 0.25},"
				+ " \"unfamiliar\": {\"output\": \"unfamiliar\"}, \"preprocessing\""));
	}

	@Test
	void soundWithoutSpeechLeavesTheAnswerToTheFace() throws IOException {
		Random random = new Random(1);
		ClipResult noise = analyze(10, i -> .0005 * random.nextGaussian());
		assertThat(noise.status()).isEqualTo(ClipStatus.NO_VOICE);
		assertThat(noise.voice().state()).isEqualTo(StreamState.NO_VOICE);
		assertThat(noise.explanation()).isEqualTo("no voice in the sound");
		assertThat(noise.fused()).isEqualTo(noise.face().scores());
		assertThat(noise.agreement()).isEmpty();
		assertThat(cell(noise, "voice_s")).isEqualTo("0.000000");
		assertThat(cell(noise, "status")).isEqualTo("no_voice");
		assertThat(cell(noise, "agreement")).isEmpty();
	}

	/** Faint mains hum has nothing where vowels are, though a net that takes sound at any level may hear something. */
	@Test
	void humIsNoVoiceWhateverTheNetSays() throws IOException {
		for (double[] hum : new double[][] { { 50, .008 }, { 60, .005 } })
			assertThat(analyze(8, i -> hum[1] * Math.sin(2 * Math.PI * hum[0] * i / RATE)).status()).isEqualTo(ClipStatus.NO_VOICE);
	}

	@Test
	void pausesChangeNothing() throws IOException {
		IntToDoubleFunction tone = i -> i < 4 * RATE ? .3 * Math.sin(i * .1) : 0;
		ClipResult alone = analyze(4, tone);
		ClipResult paused = analyze(24, tone);
		assertThat(alone.status()).isEqualTo(ClipStatus.OK);
		assertThat(alone.sound().voiceSeconds().getAsDouble()).isEqualTo(4, within(.1));
		assertThat(paused.sound().voiceSeconds().getAsDouble()).isEqualTo(4, within(.1));
		assertThat(analyze(14, tone).voice().scores()).as("however long it is").isEqualTo(paused.voice().scores());
		assertThat(paused.voice().scores().orElseThrow().top()).isEqualTo(Emotion.ANGRY);
	}

	@Test
	void aShortSoundHasItsSeconds() throws IOException {
		ClipResult result = analyze(1, i -> .3 * Math.sin(i * .1));
		assertThat(result.sound().voiceSeconds().getAsDouble()).isEqualTo(1, within(1e-9));
		assertThat(analyze(1, i -> 0).status()).as("digital silence").isEqualTo(ClipStatus.NO_AUDIO);
	}

	/** The result of a joined call is that of calls apart. */
	@Test
	void speechComesThroughJoinedCallsToo() throws IOException {
		IntToDoubleFunction tone = i -> i % (3 * RATE) < RATE ? .3 * Math.sin(i * .1) : 0;
		ClipResult apart = analyze(13, tone);
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT.withModalities(Modality.VOICE), ModelStore.of(folder), 1,
				ProgressMonitor.NONE, device -> BatchingMode.JOINED)) {
			ClipResult joined = analyzer.analyze(clip(13, tone));
			assertThat(joined.sound().voiceSeconds()).isEqualTo(apart.sound().voiceSeconds());
			assertThat(joined.voice().scores()).isEqualTo(apart.voice().scores());
		}
	}

	/** By a net to which loud windows are unlike what it learnt. */
	@Test
	void whatIsUnlikeTheTrainingIsTold() throws IOException {
		ClipResult loud = analyze(3, i -> .3 * Math.sin(i * .1));
		ClipResult faint = analyze(3, i -> .03 * Math.sin(i * .1));
		double unfamiliar = loud.sound().unfamiliar().getAsDouble();
		assertThat(unfamiliar).isBetween(0.0, 1.0).isGreaterThan(faint.sound().unfamiliar().getAsDouble() + .05);
		assertThat(cell(loud, "voice_unfamiliar")).isEqualTo(String.format(Locale.ROOT, "%.6f", unfamiliar));
		// Windows without speech count nothing.
		ClipResult paused = analyze(24, i -> i < 3 * RATE ? .3 * Math.sin(i * .1) : 0);
		assertThat(paused.sound().unfamiliar().getAsDouble()).isLessThanOrEqualTo(unfamiliar + 1e-6).isGreaterThan(.3);
		ClipResult silent = analyze(3, i -> 0);
		assertThat(cell(silent, "voice_unfamiliar")).isEmpty();
		assertThat(silent.summary().sound().unfamiliar()).isEmpty();
		assertThat(loud.summary().sound().unfamiliar()).isEqualTo(loud.sound().unfamiliar());
	}

	@Test
	void agreementIsWhatBothScoresHaveInCommon() throws IOException {
		ClipResult result = analyze(4, i -> .3 * Math.sin(i * .1));
		double common = Emotion.all().stream().mapToDouble(emotion -> Math.min(result.face().scores().orElseThrow().get(emotion),
				result.voice().scores().orElseThrow().get(emotion))).sum();
		assertThat(result.agreement().getAsDouble()).isEqualTo(common, within(1e-9)).isBetween(0.0, 1.0);
		assertThat(Double.parseDouble(cell(result, "agreement"))).isEqualTo(common, within(1e-6));
	}

	@Test
	void anOutputThatTheNetHasNotIsAnErrorOfTheModel() throws IOException {
		Path json = folder.resolve("voice-compact.json");
		String text = Files.readString(json);
		Files.writeString(json, text.replace("\"output\": \"speech\"", "\"output\": \"talk\""));
		assertThatThrownBy(() -> analyze(1, i -> 0)).hasMessageContaining("the output 'logits', 'talk'");
		Files.writeString(json, text.replace("\"steps\": 36", "\"steps\": 35"));
		assertThat(analyze(1, i -> .1 * (i % 9)).explanation()).contains("does not give 35 numbers for each item as its output 'speech'");
		Files.writeString(json, text.replace("\"threshold\": 0.5", "\"threshold\": 2"));
		assertThatThrownBy(() -> analyze(1, i -> 0)).hasMessageContaining("'speech.threshold' must be at most 1");
	}

	// -- Helper methods --

	private ClipResult analyze(int seconds, IntToDoubleFunction sound) throws IOException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.of(folder), 1)) {
			return analyzer.analyze(clip(seconds, sound));
		}
	}

	/** The drawn face with another sound. */
	private static Clip clip(int seconds, IntToDoubleFunction sound) throws IOException {
		return new ForwardingClip(Clips.open(Samples.DRAWN)) {

			@Override
			protected FrameReader wrap(FrameReader frames) {
				return frames;
			}

			@Override
			protected SoundReader wrap(SoundReader own) {
				own.close();
				return new MemorySound(seconds * RATE, 0, sound);
			}
		};
	}

	private static String cell(ClipResult result, String column) {
		return ClipTable.row("clip", result).get(ClipTable.COLUMNS.indexOf(column));
	}

	private static String list(String value) {
		return String.join(", ", Stream.generate(() -> value).limit(282).toList());
	}
}
