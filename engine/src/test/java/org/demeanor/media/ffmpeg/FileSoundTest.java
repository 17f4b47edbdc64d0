package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.Reading;
import org.demeanor.media.Remuxed;
import org.demeanor.media.SoundChannel;
import org.demeanor.media.SoundReader;
import org.demeanor.media.TimeSpan;
import org.demeanor.media.Tracks;
import org.demeanor.media.Wav;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound of small files whose samples are known. */
class FileSoundTest {

	@TempDir
	private Path folder;

	@Test
	void ofTheRightRateIsUntouched() throws IOException {
		int[] samples = new Random(1).ints(48_007, -32_768, 32_768).toArray();
		Clip clip = Clips.open(Wav.shorts(folder.resolve("mono.wav"), 1, 48_000, samples));
		assertThat(clip.hasFrames()).isFalse();
		assertThat(clip.durationSeconds().orElseThrow()).isCloseTo(48_007 / 48_000.0, within(1e-5));
		float[] sound = Reading.sound(clip);
		assertThat(sound).hasSize(samples.length);
		for (int i = 0; i < samples.length; i++)
			assertThat(sound[i]).isEqualTo(samples[i] / 32768f);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 6, 10 })
	void isThePlainMeanOfItsChannels(int channels) throws IOException {
		int[] samples = new Random(2).ints(5_000 * channels, -32_768, 32_768).toArray();
		float[] sound = Reading.sound(Clips.open(Wav.shorts(folder.resolve("many.wav"), channels, 48_000, samples)));
		assertThat(sound).hasSize(5_000);
		for (int i = 0; i < sound.length; i++) {
			double sum = 0;
			for (int c = 0; c < channels; c++)
				sum += samples[i * channels + c];
			assertThat(sound[i]).isCloseTo((float) (sum / channels / 32768), within(1e-6f));
		}
	}

	/** One microphone wired the wrong way round, at the same level or not. */
	@ParameterizedTest
	@ValueSource(doubles = { -1, -0.9, -0.6, -1.5 })
	void ofChannelsThatCancelEachOtherOutIsOneOfThem(double factor) throws IOException {
		int[] samples = noise(2, c -> c == 0 ? 1 : factor);
		Clip clip = Clips.open(Wav.shorts(folder.resolve("inverted.wav"), 2, 48_000, samples));
		isChannel(Math.abs(factor) > 1 ? 1 : 0, clip, samples, 2);
		assertThat(notes(clip)).containsExactly("sound channel " + (Math.abs(factor) > 1 ? 2 : 1)
				+ " of 2 (the channels cancel each other out)");
		assertThat(notes(clip.with(new Tracks(0, 0, SoundChannel.MIX)))).isEmpty();
	}

	/** A constant has nothing in the band of speech, and a few samples tell nothing of it: no channel is stronger. */
	@ParameterizedTest
	@ValueSource(ints = { 4, 48_000 })
	void ofConstantChannelsIsTheirMean(int length) throws IOException {
		int[] samples = IntStream.range(0, 2 * length).map(i -> i % 2 == 0 ? 3000 : 1000).toArray();
		Clip clip = Clips.open(Wav.shorts(folder.resolve("constant.wav"), 2, 48_000, samples));
		assertThat(Reading.sound(clip)).hasSize(length).containsOnly(2000 / 32768f);
		assertThat(notes(clip)).isEmpty();
	}

	/** The hum of the mains is in phase: it is what is left of the mean. */
	@Test
	void ofChannelsThatCancelEachOtherOutIsOneOfThemAlsoWhereBothHum() throws IOException {
		int[] samples = noise(2, c -> c == 0 ? 1 : -1);
		for (int i = 0; i < samples.length; i++)
			samples[i] = samples[i] / 2 + (int) (12_000 * Math.sin(2 * Math.PI * 50 * (i / 2) / 48_000));
		isChannel(0, Clips.open(Wav.shorts(folder.resolve("hum.wav"), 2, 48_000, samples)), samples, 2);
	}

	@Test
	void ofSilentAndOtherChannelsIsTheMeanOfTheOthers() throws IOException {
		int[] samples = noise(3, c -> c == 0 ? 1 : c == 1 ? 1e-3 : 0.5);
		Clip clip = Clips.open(Wav.shorts(folder.resolve("silent.wav"), 3, 48_000, samples));
		float[] sound = Reading.sound(clip);
		for (int i = 0; i < sound.length; i++)
			assertThat(sound[i]).isCloseTo((samples[3 * i] + samples[3 * i + 2]) / 2f / 32768, within(1e-6f));
		assertThat(notes(clip)).containsExactly("sound channel 1+3 of 3 (the rest is silent)");
	}

	@Test
	void withSpeechInOneOfManyChannelsIsThatOne() throws IOException {
		int[] samples = noise(6, c -> c == 2 ? 1 : 0.06);
		Clip clip = Clips.open(Wav.shorts(folder.resolve("centre.wav"), 6, 48_000, samples));
		isChannel(2, clip, samples, 6);
		assertThat(notes(clip)).containsExactly("sound channel 3 of 6 (the others weaken it)");
	}

	/** What a recorder writes before it is held up to the speaker decides nothing. */
	@Test
	void isDecidedByItsFirstPartThatIsNotSilent() throws IOException {
		int[] loud = noise(2, c -> c == 0 ? 1 : -1);
		int[] samples = new int[2 * 48_000 * 70];
		System.arraycopy(loud, 0, samples, samples.length - loud.length, loud.length);
		Clip clip = Clips.open(Wav.shorts(folder.resolve("late.wav"), 2, 48_000, samples));
		isChannel(0, clip, samples, 2);
	}

	@Test
	void isOfTheChannelThatWasAskedFor() throws IOException {
		int[] samples = noise(2, c -> 1 - c / 2.0);
		Clip clip = Clips.open(Wav.shorts(folder.resolve("two.wav"), 2, 48_000, samples));
		isChannel(0, clip.with(new Tracks(0, 0, SoundChannel.parse("left"))), samples, 2);
		isChannel(1, clip.with(new Tracks(0, 0, SoundChannel.parse("right"))), samples, 2);
		isChannel(1, clip.with(new Tracks(0, 0, SoundChannel.parse("2"))), samples, 2);
		assertThatThrownBy(() -> Reading.sound(clip.with(new Tracks(0, 0, SoundChannel.parse("3")))))
				.hasMessageEndingWith("two.wav: media: has no sound channel 3; it has 2");
		for (String wrong : new String[] { "0", "-1", "both", "", "1.5" })
			assertThatThrownBy(() -> SoundChannel.parse(wrong)).hasMessageContaining("auto, mix, left, right");
	}

	@Test
	void mayHave24Bits() throws IOException {
		int[] values = { 0, 1, -1, 0x7FFFFF, -0x800000, 123_456 };
		byte[] data = new byte[3 * values.length];
		for (int i = 0; i < values.length; i++)
			for (int b = 0; b < 3; b++)
				data[3 * i + b] = (byte) (values[i] >> 8 * b);
		float[] sound = Reading.sound(Clips.open(Wav.write(folder.resolve("24.wav"), Wav.PCM, 1, 48_000, 24, data)));
		for (int i = 0; i < values.length; i++)
			assertThat(sound[i]).isCloseTo(values[i] / 8388608f, within(1e-7f));
	}

	@ParameterizedTest
	@ValueSource(ints = { 8_000, 16_000, 44_100, 96_000 })
	void ofOtherRatesIsResampledToItsEnd(int rate) throws IOException {
		int[] samples = new int[2 * rate];
		for (int i = 0; i < rate; i++)
			samples[2 * i] = samples[2 * i + 1] = (int) Math.round(16_384 * Math.sin(2 * Math.PI * 440 * i / rate));
		float[] sound = Reading.sound(Clips.open(Wav.shorts(folder.resolve("tone.wav"), 2, rate, samples)));
		assertThat(sound.length).as("samples of one second").isBetween(47_999, 48_001);
		for (int i = 200; i < 47_800; i++)
			assertThat(sound[i]).isCloseTo((float) (0.5 * Math.sin(2 * Math.PI * 440 * i / 48_000)), within(1e-3f));
	}

	/** So that every square of a sum over a window is a number too. */
	@Test
	void isFiniteAndNotAbsurd() throws IOException {
		float[] values = { 0.5f, Float.NaN, Float.POSITIVE_INFINITY, -0.25f, Float.NEGATIVE_INFINITY, 1e30f, -1e12f, -32_768 };
		ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		for (float value : values)
			data.putFloat(value);
		Path file = Wav.write(folder.resolve("float.wav"), Wav.FLOAT, 1, 48_000, 32, data.array());
		assertThat(Reading.sound(Clips.open(file))).containsExactly(0.5f, 0, 0, -0.25f, 0, 0, 0, -32_768);
	}

	@Test
	void staysFiniteWhenResampled() throws IOException {
		ByteBuffer data = ByteBuffer.allocate(4 * 8_000).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < 8_000; i++)
			data.putFloat(i == 4_000 ? Float.NaN : 0.25f);
		Path file = Wav.write(folder.resolve("float.wav"), Wav.FLOAT, 1, 16_000, 32, data.array());
		float[] sound = Reading.sound(Clips.open(file));
		int zeros = 0;
		for (float sample : sound) {
			assertThat(sample).isFinite();
			zeros += sample == 0 ? 1 : 0;
		}
		assertThat(zeros).as("samples lost around one that is not a number").isLessThan(200);
	}

	@ParameterizedTest
	@CsvSource({ "tone.flac,flac,48000", "tone.mp3,libmp3lame,44100", "tone.opus,libopus,48000", "tone.m4a,aac,44100",
			"tone.mka,aac,48000", "tone.ogg,libvorbis,48000" })
	void mayBeCompressed(String name, String codec, int rate) throws IOException {
		Clip clip = Clips.open(MadeVideo.sound(folder.resolve(name), codec, rate, false));
		assertThat(clip.hasFrames()).isFalse();
		float[] sound = Reading.sound(clip);
		assertThat(sound.length).as("samples of a good second").isBetween(47_000, 51_000);
		double squares = 0;
		for (int i = 5_000; i < 45_000; i++)
			squares += sound[i] * sound[i];
		assertThat(Math.sqrt(squares / 40_000)).as("root mean square").isCloseTo(0.5 / Math.sqrt(2), within(0.02));
	}

	/** A coder of MP3 puts samples in front; Praat and torchcodec show what becomes of times that count them (findings). */
	@ParameterizedTest
	@ValueSource(ints = { 8_000, 16_000, 44_100, 48_000 })
	void ofAnMp3KeepsTheTimesOfTheRecording(int rate) throws IOException {
		assertHasPulseAtOneSecond(Clips.open(MadeVideo.pulse(folder.resolve("pulse.mp3"), "libmp3lame", rate)));
	}

	/** A mute, or packets that were lost: no packets for a while, and time stamps that go on (findings). */
	@ParameterizedTest
	@CsvSource({ "mp4,aac,44100", "mp4,aac,16000", "mkv,libopus,48000", "mkv,pcm_s16le,22050", "mkv,flac,44100" })
	void isSilentInItsPauses(String container, String codec, int rate) throws IOException {
		Path whole = MadeVideo.pulse(folder.resolve("pulse." + (codec.startsWith("pcm") ? "wav" : "mka")), codec, rate);
		Path paused = Remuxed.write(folder.resolve("paused." + container), Remuxed.Part.soundWithPause(whole, new TimeSpan(0.2, 0.6)));
		assertHasPulseAtOneSecond(Clips.open(paused));
	}

	@Test
	void ofAnAudioOnlyMp4HasNoFrames() throws IOException {
		Clip clip = Clips.open(MadeVideo.sound(folder.resolve("audio.mp4"), "aac", 48_000, false));
		assertThat(clip.hasFrames()).isFalse();
		assertThat(clip.hasSound()).isTrue();
		assertThatThrownBy(clip::openFrames).isInstanceOf(StageException.class).hasMessageContaining("has no pictures");
	}

	@Test
	void ofASilentVideoIsRefused() throws IOException {
		Clip clip = Clips.open(MadeVideo.plain(folder.resolve("plain.mp4")));
		assertThat(clip.hasSound()).isFalse();
		assertThatThrownBy(clip::openSound).isInstanceOf(StageException.class).hasMessageContaining("has no sound");
	}

	// -- Helper methods --

	private static void assertHasPulseAtOneSecond(Clip clip) throws StageException {
		for (List<TimeSpan> asked : List.of(List.<TimeSpan>of(), List.of(new TimeSpan(0.5, 1.5))))
			try (SoundReader sound = clip.openSound(asked)) {
				float[] samples = new float[4 * 48_000];
				int count = 0;
				for (int read = 0; read >= 0; read = sound.read(samples, count, samples.length - count))
					count += read;
				int loudest = IntStream.range(0, count).reduce(0, (a, b) -> Math.abs(samples[b]) > Math.abs(samples[a]) ? b : a);
				assertThat(sound.startSeconds() + loudest / 48_000.0).as("the pulse, of " + asked).isCloseTo(1, within(0.002));
			}
	}

	/** A second of the same noise in each channel, times a factor. */
	private static int[] noise(int channels, IntToDoubleFunction factor) {
		Random random = new Random(3);
		int[] samples = new int[48_000 * channels];
		for (int i = 0; i < 48_000; i++) {
			double value = 20_000 * (random.nextDouble() - 0.5);
			for (int c = 0; c < channels; c++)
				samples[i * channels + c] = (int) Math.round(value * factor.applyAsDouble(c));
		}
		return samples;
	}

	private static void isChannel(int channel, Clip clip, int[] samples, int channels) throws StageException {
		float[] sound = Reading.sound(clip);
		assertThat(sound).hasSize(samples.length / channels);
		for (int i = 0; i < sound.length; i++)
			if (sound[i] != samples[i * channels + channel] / 32768f)
				assertThat(sound[i]).as("sample " + i).isEqualTo(samples[i * channels + channel] / 32768f);
	}

	private static List<String> notes(Clip clip) throws StageException {
		float[] samples = new float[4096];
		try (SoundReader sound = clip.openSound()) {
			while (sound.read(samples, 0, samples.length) >= 0)
				assertThat(samples[0]).isFinite();
			return sound.notes();
		}
	}
}
