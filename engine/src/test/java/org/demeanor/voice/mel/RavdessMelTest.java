package org.demeanor.voice.mel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber.SampleMode;
import org.demeanor.voice.MemorySound;
import org.demeanor.voice.VoiceWindows;
import org.demeanor.voice.WindowPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Real clips, from the file to the image, against librosa. */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+", disabledReason = "needs the RAVDESS clips")
class RavdessMelTest {

	private static final WindowPlan REFERENCE = WindowPlan.single(144_000, 24_000);

	@Test
	void equalsLibrosaOnClips() throws IOException {
		MelSpectrogram mel = new MelSpectrogram(GoldenMel.STANDARD);
		Map<String, Double> differences = new TreeMap<>();
		int stereo = 0;
		int padded = 0;
		for (String clip : GoldenMel.names("clip")) {
			Sound sound = decode(Path.of(System.getenv("DEMEANOR_DATA"), "ravdess", clip + ".flac"));
			float[] window = new VoiceWindows(new MemorySound(sound.mono), REFERENCE).next().samples();
			differences.put(clip, GoldenMel.largestDifference(mel.decibels(window), "clip/" + clip));
			stereo += sound.channels == 2 ? 1 : 0;
			padded += sound.mono.length < 3.5 * 48_000 ? 1 : 0;
		}
		System.out.println("Largest difference from librosa in dB: " + differences);
		assertThat(differences).hasSizeGreaterThanOrEqualTo(8);
		assertThat(stereo).as("stereo clips").isPositive().isLessThan(differences.size());
		assertThat(padded).as("clips shorter than 3.5 s").isPositive().isLessThan(differences.size());
		assertThat(differences.values()).allSatisfy(value -> assertThat(value).isLessThan(GoldenMel.TOLERANCE));
	}

	private record Sound(float[] mono, int channels) {
	}

	/** The samples of a 48 kHz file, the mean of its channels. */
	private static Sound decode(Path file) throws IOException {
		try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
			grabber.setSampleMode(SampleMode.FLOAT);
			grabber.start();
			assertThat(grabber.getSampleRate()).isEqualTo(48_000);
			int channels = grabber.getAudioChannels();
			float[] mono = new float[0];
			for (Frame frame = grabber.grabSamples(); frame != null; frame = grabber.grabSamples())
				mono = append(mono, (FloatBuffer) frame.samples[0], channels);
			return new Sound(mono, channels);
		}
	}

	private static float[] append(float[] mono, FloatBuffer interleaved, int channels) {
		int count = interleaved.remaining() / channels;
		float[] longer = Arrays.copyOf(mono, mono.length + count);
		for (int i = 0; i < count; i++) {
			float sum = 0;
			for (int channel = 0; channel < channels; channel++)
				sum += interleaved.get();
			longer[mono.length + i] = sum / channels;
		}
		return longer;
	}
}
