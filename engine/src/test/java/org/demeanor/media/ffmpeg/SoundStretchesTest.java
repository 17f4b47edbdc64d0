package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.demeanor.StageException;
import org.demeanor.media.Limits;
import org.demeanor.media.Remuxed;
import org.demeanor.media.SoundReader;
import org.demeanor.media.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stretches of a sound, reached by seeking, against those of decoding from the start. */
class SoundStretchesTest {

	private static final int RATE = SoundReader.SAMPLE_RATE;
	private static final int SECONDS = 100;
	private static final List<TimeSpan> STRETCHES = List.of(new TimeSpan(82.3, 83.1), new TimeSpan(60, 61.7),
			new TimeSpan(61.5, 62));

	@TempDir
	private Path folder;

	@Test
	void samplesAreThoseOfDecodingFromTheStart() throws IOException {
		assertSame(make("a.m4a", "aac", 44_100, 1, Map.of("aac_pns", "0")));
		assertSame(make("b.m4a", "aac", 48_000, 1, Map.of("aac_pns", "0")));
		assertSame(make("c.m4a", "aac", 22_050, 2, Map.of("aac_pns", "0")));
	}

	/** Noise that a decoder makes up depends on all that it decoded before. */
	@Test
	void samplesAreTheSameWhereNoiseIsMadeUp() throws IOException {
		assertSame(make("noise.m4a", "aac", 44_100, 1, Map.of("aac_pns", "1", "b", "20000")));
	}

	@Test
	void samplesAreTheSameWhereTheContainerListsNoPackets() throws IOException {
		assertSame(make("a.mkv", "aac", 44_100, 1, Map.of("aac_pns", "0")));
		assertSame(make("a.wav", "pcm_s16le", 44_100, 2, Map.of()));
	}

	/** The bit reservoir of MP3, Opus' prediction and overlapping windows reach back; where that matters, nothing is sought. */
	@ParameterizedTest
	@CsvSource({ "a.mp3, libmp3lame, 44100, 1", "a.mp4, libmp3lame, 44100, 1", "a.mov, libmp3lame, 48000, 1",
			"o.mp4, libopus, 48000, 1", "o.mkv, libopus, 48000, 1", "v.ogg, vorbis, 44100, 2", "v.mkv, vorbis, 44100, 2",
			"v.mp4, vorbis, 48000, 2", "l.m4a, alac, 44100, 1", "l.mov, alac, 48000, 2" })
	void samplesAreTheSameOfOtherCodecs(String name, String codec, int rate, int channels) throws IOException {
		assumeTrue(avcodec.avcodec_find_encoder_by_name(codec) != null, "this FFmpeg has no encoder " + codec);
		assertSame(make(name, codec, rate, channels, codec.equals("vorbis") ? Map.of("strict", "experimental") : Map.of()));
	}

	/** Places are counted in samples, and a pause has none in the file. */
	@Test
	void samplesAreTheSameBehindAPause() throws IOException {
		Path whole = make("whole.m4a", "aac", 44_100, 1, Map.of("aac_pns", "0"));
		Remuxed.Part paused = Remuxed.Part.soundWithPause(whole, new TimeSpan(20, 33));
		for (String name : List.of("paused.m4a", "paused.mkv")) {
			Path file = Remuxed.write(folder.resolve(name), paused);
			assertSame(file);
			assertThat(read(file, List.of()).length).as(name).isCloseTo(read(whole, List.of()).length, within(RATE / 20));
		}
	}

	@Test
	void whatReachesToTheEndEndsWithTheSound() throws IOException {
		Path file = make("end.m4a", "aac", 44_100, 1, Map.of("aac_pns", "0"));
		float[] whole = read(file, List.of());
		float[] part = read(file, List.of(new TimeSpan(90, 900)));
		assertThat(part).hasSize(whole.length).endsWith(Arrays.copyOfRange(whole, 90 * RATE, whole.length));
	}

	// -- Helper methods --

	private static void assertSame(Path file) throws StageException {
		float[] whole = read(file, List.of());
		float[] part = read(file, STRETCHES);
		for (TimeSpan stretch : STRETCHES) {
			int from = (int) (stretch.startSeconds() * RATE);
			int to = (int) (stretch.endSeconds() * RATE);
			assertThat(Arrays.mismatch(whole, from, to, part, from, to)).as(file + " from " + stretch).isEqualTo(-1);
		}
		assertThat(part.length).isBetween(83 * RATE, 84 * RATE);
		assertThat(Arrays.copyOfRange(part, 50 * RATE, 59 * RATE)).as("what nobody needs").containsOnly(0);
	}

	private static float[] read(Path file, List<TimeSpan> stretches) throws StageException {
		float[] samples = new float[(SECONDS + 2) * RATE];
		try (SoundReader sound = FileClip.open(file, Limits.DEFAULT).openSound(stretches)) {
			int filled = 0;
			for (int count = 0; count >= 0; count = sound.read(samples, filled, samples.length - filled))
				filled += count;
			return Arrays.copyOf(samples, filled);
		}
	}

	/** Tones that come and go, under noise. */
	private Path make(String name, String codec, int rate, int channels, Map<String, String> options) throws IOException {
		Path file = folder.resolve(name);
		try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), channels)) {
			recorder.setAudioCodecName(codec);
			if (codec.equals("alac"))
				recorder.setSampleFormat(avutil.AV_SAMPLE_FMT_S16P);
			if (codec.equals("vorbis"))
				recorder.setSampleFormat(avutil.AV_SAMPLE_FMT_FLTP);
			recorder.setSampleRate(rate);
			recorder.setAudioBitrate(64_000);
			options.forEach(recorder::setAudioOption);
			recorder.start();
			Random random = new Random(1);
			for (int second = 0; second < SECONDS; second++) {
				FloatBuffer samples = FloatBuffer.allocate(rate * channels);
				for (int i = 0; i < rate * channels; i++)
					samples.put((float) (.2 * Math.sin((.02 + .001 * second) * i) * Math.sin(9. * i / rate) + .05 * random.nextGaussian()));
				samples.flip();
				recorder.recordSamples(rate, channels, new Buffer[] { samples });
			}
			recorder.stop();
		}
		return file;
	}
}
