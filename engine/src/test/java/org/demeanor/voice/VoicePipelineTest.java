package org.demeanor.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;

import org.demeanor.Modality;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.file.Sha256;
import org.demeanor.inference.BatchingMode;
import org.demeanor.inference.Classifiers;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxBytes;
import org.demeanor.media.SoundReader;
import org.demeanor.model.ModelStore;
import org.demeanor.voice.level.VoiceLevels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoicePipelineTest {

	/** So faint that a spectrogram is that of zeros, and yet none. */
	private static final float FAINTEST = Float.MIN_VALUE;

	/** The nets are asked once about windows of zeros; what is said of them, and of those around them, stays the same. */
	@Test
	void windowsOfZerosAreHeardLikeAllOthers() throws StageException {
		try (Classifiers nets = Classifiers.load(ModelStore.bundled(), "standard", EnumSet.of(Modality.VOICE), Device.CPU, 1,
				BatchingMode.APART, new StageClock())) {
			VoicePipeline pipeline = new VoicePipeline(nets.voice(), Coverage.WHOLE, new StageClock());
			VoiceReading faint = pipeline.read(noiseAround(FAINTEST));
			VoiceReading silent = pipeline.read(noiseAround(0));
			assertThat(silent.windows()).hasSizeGreaterThan(8).isEqualTo(faint.windows());
			assertThat(silent).isEqualTo(faint);
			assertThat(pipeline.read(new MemorySound(new float[10 * SoundReader.SAMPLE_RATE])).silent()).isTrue();
			assertThat(pipeline.read(noiseAround(0))).isEqualTo(faint);
		}
	}

	/** A tone below the second formant is no less loud among all vowels, but is not heard where that formant lies. */
	@Test
	void theSecondFormantHasLevelsOfItsOwn() throws StageException {
		try (Classifiers nets = Classifiers.load(ModelStore.bundled(), "standard", EnumSet.of(Modality.VOICE), Device.CPU, 1,
				BatchingMode.APART, new StageClock())) {
			VoiceLevels levels = new VoicePipeline(nets.voice(), Coverage.WHOLE, new StageClock()).read(tones(400, 1200)).levels();
			assertThat(levels.vowels().at(1.5)).isCloseTo(levels.vowels().at(4.5), within(6.0));
			assertThat(levels.formants().at(1.5)).isLessThan(levels.formants().at(4.5) - 20);
		}
	}

	/** The net says that somebody speaks all the time, step by step; so does the loud tone. */
	@Test
	void stepsThatAreShorterThanFramesOfTheImageAreHeard(@TempDir Path folder) throws IOException {
		byte[] onnx = new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 144_000).output("out", OnnxBytes.FLOAT, -1, 2)
				.output("speech", OnnxBytes.FLOAT, -1, 300).integers("from", 0).integers("two", 2).integers("all", 300).integers("axis", 1)
				.floats("zero", new long[] { 1 }, 0).floats("one", new long[] { 1 }, 1)
				.node("Slice", "out", "in", "from", "two", "axis").node("Slice", "steps", "in", "from", "all", "axis")
				.node("Mul", "nothing", "steps", "zero").node("Add", "speech", "nothing", "one").bytes();
		Files.write(folder.resolve("net.onnx"), onnx);
		Files.writeString(folder.resolve("net.json"), "{\"format\": 2, \"name\": \"net\", \"stream\": \"voice\", \"description\": \"test\","
				+ " \"onnx\": {\"file\": \"net.onnx\", \"sha256\": \"" + Sha256.of(onnx) + "\"},"
				+ " \"input\": {\"name\": \"in\", \"shape\": [-1, 144000]}, \"output\": {\"name\": \"out\", \"activation\": \"softmax\"},"
				+ " \"labels\": [\"happy\", \"sad\"], \"preprocessing\": {\"kind\": \"waveform\", \"sample_rate\": 48000, \"window_s\": 3},"
				+ " \"speech\": {\"output\": \"speech\", \"steps\": 300, \"hop_s\": 0.01, \"threshold\": 0.5, \"min_s\": 0.3}}");
		Files.writeString(folder.resolve("profiles.json"), "{\"standard\": {\"face\": [], \"voice\": [\"net\"]}}");
		try (Classifiers nets = Classifiers.load(ModelStore.of(folder), "standard", EnumSet.of(Modality.VOICE), Device.CPU, 1,
				BatchingMode.APART, new StageClock())) {
			VoiceReading read = new VoicePipeline(nets.voice(), Coverage.WHOLE, new StageClock()).read(tones(400, 400));
			assertThat(read.voiceSeconds().orElseThrow()).isCloseTo(6, within(1e-6));
		}
	}

	// -- Helper methods --

	/** Two tones, three seconds each. */
	private static SoundReader tones(double firstHz, double secondHz) {
		return new MemorySound(6 * SoundReader.SAMPLE_RATE, 0, i -> .1 * Math.sin(2 * Math.PI
				* (i < 3 * SoundReader.SAMPLE_RATE ? firstHz : secondHz) * i / SoundReader.SAMPLE_RATE));
	}

	/** Noise from 5 to 8 s and at the end, of which the last window has little that the one before it has not. */
	private static SoundReader noiseAround(float between) {
		float[] samples = new float[15 * SoundReader.SAMPLE_RATE];
		Random random = new Random(7);
		for (int i = 0; i < samples.length; i++) {
			double seconds = (double) i / SoundReader.SAMPLE_RATE;
			samples[i] = seconds > 5 && seconds < 8 || seconds > 14.96 ? (float) random.nextGaussian() * .1f : between;
		}
		return new MemorySound(samples);
	}
}
