package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.bytedeco.ffmpeg.global.avutil;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameReader;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.SoundReader;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that can be read and are not whole say so. */
class DamagedFilesTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "clip.avi,pcm_s16le,true", "clip.wav,pcm_s16le,false", "clip.mp4,aac,true",
			"clip.flac,flac,false", "clip.mp3,libmp3lame,false", "clip.ts,mp2,true" })
	void aWholeFileHasNothingToSay(String name, String codec, boolean pictures) throws IOException {
		assertThat(notes(Clips.open(MadeVideo.sound(folder.resolve(name), codec, 48_000, pictures)))).isEmpty();
	}

	@Test
	void aFileThatEndsEarlyTellsWhere() throws IOException {
		Path film = cut(MadeVideo.make(folder.resolve("clip.mkv"), 64, 48, "mjpeg", avutil.AV_PIX_FMT_YUVJ420P, Map.of(),
				recorder -> {}, frame -> frame * 100_000L));
		assertThat(notes(Clips.open(film))).anyMatch(note -> note.matches("the file ends at 0\\.[3-5] s of 1\\.0 s"));
		Path sound = cut(MadeVideo.sound(folder.resolve("clip.flac"), "flac", 48_000, false));
		assertThat(notes(Clips.open(sound))).anyMatch(note -> note.matches("the file ends at 0\\.[0-5] s of 1\\.0 s"));
		Path wav = cut(MadeVideo.sound(folder.resolve("clip.wav"), "pcm_s16le", 48_000, false));
		assertThat(notes(Clips.open(wav)))
				.anyMatch(note -> note.matches("the file lacks \\d{5} bytes of those that its header tells"));
	}

	/** The first half. */
	private static Path cut(Path file) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		return Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
	}

	@Test
	void damagedPicturesAreCounted() throws IOException {
		Path file = MadeVideo.make(folder.resolve("clip.avi"), 64, 48, "mjpeg", avutil.AV_PIX_FMT_YUVJ420P, Map.of(),
				recorder -> {}, frame -> frame * 100_000L);
		byte[] bytes = Files.readAllBytes(file);
		int third = 0;
		for (int found = 0; found < 3; third++)
			if ((bytes[third] & 0xff) == 0xff && (bytes[third + 1] & 0xff) == 0xd8)
				found++;
		Arrays.fill(bytes, third + 1, third + 200, (byte) 0x55);
		Files.write(file, bytes);
		assertThat(notes(Clips.open(file))).containsExactly("1 picture damaged");
	}

	/** Its time begins at 100 s, and its header tells when it ends. */
	@Test
	void matroskaThatBeginsLateIsAsLongAsItIs() throws IOException {
		Path file = MadeVideo.make(folder.resolve("late.mkv"), 64, 48, "mpeg4", avutil.AV_PIX_FMT_YUV420P, Map.of(),
				recorder -> {}, frame -> 100_000_000L + frame * 100_000L);
		Clip clip = Clips.open(file);
		assertThat(clip.durationSeconds().orElseThrow()).isCloseTo(1, within(.11));
		assertThat(notes(clip)).isEmpty();
	}

	private static List<String> notes(Clip clip) throws IOException {
		List<String> notes = new ArrayList<>();
		if (clip.hasFrames())
			try (FrameReader frames = clip.openFrames()) {
				while (frames.skip())
					assertThat(frames).isNotNull();
				notes.addAll(frames.notes());
			}
		if (clip.hasSound())
			try (SoundReader sound = clip.openSound()) {
				float[] samples = new float[4096];
				while (sound.read(samples, 0, samples.length) >= 0)
					assertThat(samples).isNotNull();
				notes.addAll(sound.notes());
			}
		return notes.stream().distinct().toList();
	}
}
