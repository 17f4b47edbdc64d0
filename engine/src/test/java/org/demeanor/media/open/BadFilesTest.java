package org.demeanor.media.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.Reading;
import org.demeanor.media.SoundReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no clip says so in one line; what is damaged gives what can be had of it; nothing is leaked. */
class BadFilesTest {

	@TempDir
	private Path folder;

	@Test
	void missing() {
		assertThat(refusal(folder.resolve("none.mp4"))).isEqualTo("no such file");
	}

	@Test
	void folder() {
		assertThat(refusal(folder)).isEqualTo("is a folder");
	}

	@Test
	void empty() throws IOException {
		assertThat(refusal(Files.createFile(folder.resolve("empty.mp4")))).isEqualTo("the file is empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text.mp4", "text.txt", "text.srt", "text.wav", "text.png", "text.m3u8", "text" })
	void text(String name) throws IOException {
		Path file = Files.writeString(folder.resolve(name), "This is a text\nand no video.\n".repeat(50));
		assertThat(refusal(file)).isNotBlank().doesNotContain("-1094995529");
	}

	@Test
	void saysWhatFfmpegSaid() throws IOException {
		Path file = Files.writeString(folder.resolve("text.mp4"), "no video ".repeat(50));
		assertThat(refusal(file)).contains("Invalid data found when processing input").doesNotContain("Bio-Formats");
		file = Files.writeString(folder.resolve("cells.czi"), "no cells ".repeat(50));
		assertThat(refusal(file)).contains("Invalid data found when processing input").contains("Bio-Formats");
	}

	@Test
	void cutOff() throws IOException {
		byte[] whole = Files.readAllBytes(MadeVideo.plain(folder.resolve("whole.mp4")));
		Path file = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, indexOf(whole, "moov") - 9));
		assertThat(refusal(file)).contains("ends before its index");
	}

	@Test
	void noise() throws IOException {
		byte[] noise = new byte[20_000];
		new Random(3).nextBytes(noise);
		assertThat(refusal(Files.write(folder.resolve("noise.mkv"), noise))).isNotBlank();
	}

	@Test
	void withoutFrames() throws IOException {
		Path whole = MadeVideo.plain(folder.resolve("whole.mp4"));
		byte[] bytes = Files.readAllBytes(whole);
		int data = indexOf(bytes, "mdat") + 4;
		Arrays.fill(bytes, data, indexOf(bytes, "moov") - 4, (byte) 0);
		Path file = Files.write(folder.resolve("blank.mp4"), bytes);
		StageException refused = catchThrowableOfType(StageException.class, () -> Reading.frames(Clips.open(file)));
		assertThat(refused).isNotNull();
		assertThat(refused.reason()).contains("can be decoded").doesNotContain("\n");
	}

	@Test
	void corruptInTheMiddle() throws IOException {
		byte[] bytes = Files.readAllBytes(MadeVideo.plain(folder.resolve("whole.mp4")));
		int data = indexOf(bytes, "mdat") + 4;
		int length = indexOf(bytes, "moov") - 4 - data;
		Arrays.fill(bytes, data + length / 2, data + length / 2 + length / 4, (byte) 0);
		List<Frame> frames = Reading.frames(Clips.open(Files.write(folder.resolve("hole.mp4"), bytes)));
		assertThat(frames.size()).isBetween(4, 10);
	}

	@Test
	void twoReadersAtOnce() throws IOException {
		Clip clip = Clips.open(MadeVideo.sound(folder.resolve("both.mkv"), "flac", 48_000, true));
		List<Frame> frames = Reading.frames(clip);
		float[] sound = Reading.sound(clip);
		CompletableFuture<List<Frame>> first = later(() -> Reading.frames(clip));
		CompletableFuture<List<Frame>> second = later(() -> Reading.frames(clip));
		CompletableFuture<float[]> third = later(() -> Reading.sound(clip));
		for (int i = 0; i < frames.size(); i++) {
			assertThat(first.join().get(i).bgr()).isEqualTo(frames.get(i).bgr());
			assertThat(second.join().get(i).bgr()).isEqualTo(frames.get(i).bgr());
		}
		assertThat(third.join()).isEqualTo(sound);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void leaksNoFiles() throws IOException {
		Path good = MadeVideo.sound(folder.resolve("both.mkv"), "flac", 48_000, true);
		Path silent = MadeVideo.plain(folder.resolve("silent.mp4"));
		Path bad = Files.writeString(folder.resolve("text.mp4"), "no video ".repeat(50));
		Reading.frames(Clips.open(good));
		int before = openFiles();
		for (int i = 0; i < 100; i++) {
			Clip clip = Clips.open(good);
			try (FrameReader frames = clip.openFrames(); SoundReader sound = clip.openSound()) {
				frames.read();
				sound.read(new float[10], 0, 10);
			}
			assertThat(catchThrowableOfType(StageException.class, Clips.open(silent)::openSound)).isNotNull();
			refusal(bad);
		}
		assertThat(openFiles()).as("open files").isLessThan(before + 10);
	}

	// -- Helper methods --

	private static int openFiles() {
		return new File("/proc/self/fd").list().length;
	}

	private static String refusal(Path file) {
		StageException refused = catchThrowableOfType(StageException.class, () -> Clips.open(file));
		assertThat(refused).as("refusal").isNotNull();
		assertThat(refused.stage()).isEqualTo(Stage.MEDIA);
		assertThat(refused.subject()).isEqualTo(file.toString());
		assertThat(refused.getMessage()).doesNotContain("\n");
		return refused.reason();
	}

	private static int indexOf(byte[] bytes, String box) {
		for (int i = 0; i < bytes.length - 4; i++)
			if (new String(bytes, i, 4, StandardCharsets.ISO_8859_1).equals(box))
				return i;
		throw new AssertionError("no " + box);
	}

	private interface Task<T> {
		T run() throws IOException;
	}

	private static <T> CompletableFuture<T> later(Task<T> task) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return task.run();
			}
			catch (IOException failed) {
				throw new AssertionError(failed);
			}
		});
	}
}
