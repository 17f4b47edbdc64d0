package org.demeanor.report.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.face.image.FaceBox;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;
import org.demeanor.media.ffmpeg.library.Codecs;
import org.demeanor.media.open.Clips;
import org.demeanor.report.DrawnClip;
import org.demeanor.report.EmotionColors;
import org.demeanor.report.Results;
import org.demeanor.score.Emotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedVideoTest {

	/** What 4:2:0 colour and the encoder may change. */
	private static final int NEAR = 40;

	private static final FaceBox BOX = new FaceBox(300, 150, 200, 200);

	@TempDir
	private Path folder;

	@Test
	void everyFrameIsThereAtItsTimeWithBoxAndSound() throws IOException {
		double[] times = DrawnClip.steadyTimes(30, 25);
		Clip clip = new DrawnClip(640, 480, times, 0, 1.2, Double.POSITIVE_INFINITY);
		Path file = folder.resolve("a b: ü.annotated.mp4");
		AnnotatedVideo.write(file, clip, Results.withFaces(Results.seen(0, 0, 1, BOX, Emotion.ANGRY),
				Results.seen(3, 0.12, 1, BOX, Emotion.HAPPY)));

		Clip written = Clips.open(file);
		assertThat(written.durationSeconds()).hasValueCloseTo(1.2, within(0.05));
		List<Frame> frames = frames(written);
		assertThat(frames).hasSize(30);
		for (int i = 0; i < times.length; i++)
			assertThat(frames.get(i).timeSeconds()).as("frame " + i).isCloseTo(times[i], within(1e-3));
		assertThat(frames.get(0)).extracting(Frame::width, Frame::height).containsExactly(640, 480);
		assertNear(pixel(frames.get(0), BOX.x(), 250), EmotionColors.of(Emotion.ANGRY), "left edge, frame 0");
		assertNear(pixel(frames.get(2), BOX.x(), 250), EmotionColors.of(Emotion.ANGRY), "left edge, frame 2");
		assertNear(pixel(frames.get(3), BOX.x(), 250), EmotionColors.of(Emotion.HAPPY), "left edge, frame 3");
		assertNear(pixel(frames.get(0), 400, 250), DrawnClip.FIRST_GRAY, "inside the box");
		assertNear(pixel(frames.get(10), BOX.x(), 250), new Color(100, 100, 100), "left edge after the last look");
		assertTone(written, 0, 1.2);
		assertThat(names()).containsExactly(file.getFileName().toString());
	}

	@Test
	void unevenTimesAndLateSoundAreKept() throws IOException {
		double[] times = { 0, 0.033, 0.1, 0.5, 0.517, 0.9 };
		Path file = folder.resolve("uneven.mp4");
		AnnotatedVideo.write(file, new DrawnClip(320, 240, times, 0.4, 0.5, Double.POSITIVE_INFINITY),
				Results.withoutFace());
		Clip written = Clips.open(file);
		List<Frame> frames = frames(written);
		assertThat(frames).hasSize(times.length);
		for (int i = 0; i < times.length; i++)
			assertThat(frames.get(i).timeSeconds()).as("frame " + i).isCloseTo(times[i], within(1e-3));
		assertTone(written, 0.4, 0.5);
	}

	@Test
	void oddTinyAndSingleFramesAreValidVideos() throws IOException {
		Path odd = folder.resolve("odd.mp4");
		AnnotatedVideo.write(odd, DrawnClip.silent(321, 241, 0, 0.04), Results.withoutFace());
		assertThat(frames(Clips.open(odd)).get(1)).extracting(Frame::width, Frame::height).containsExactly(322, 242);
		assertThat(Clips.open(odd).hasSound()).isFalse();

		Path still = folder.resolve("still.mp4");
		AnnotatedVideo.write(still, DrawnClip.silent(1, 1, 0), Results.withoutFace());
		assertThat(frames(Clips.open(still))).hasSize(1);
		assertThat(Clips.open(still).durationSeconds()).hasValueCloseTo(1.0, within(0.01));
	}

	@Test
	void soundThatBreaksIsKeptUntilThere() throws IOException {
		Path file = folder.resolve("broken.mp4");
		AnnotatedVideo.write(file, new DrawnClip(320, 240, DrawnClip.steadyTimes(25, 25), 0, 1, 0.5),
				Results.withoutFace());
		assertThat(frames(Clips.open(file))).hasSize(25);
		assertTone(Clips.open(file), 0, 0.5);
	}

	@Test
	void whatCannotBeWrittenLeavesNothing() throws IOException {
		Clip clip = DrawnClip.silent(320, 240, 0, 0.04);
		Path nowhere = folder.resolve("nowhere/a.mp4");
		assertThatThrownBy(() -> AnnotatedVideo.write(nowhere, clip, Results.withoutFace()))
				.isInstanceOfSatisfying(StageException.class, failed -> assertThat(failed.stage()).isEqualTo(Stage.REPORT))
				.hasMessageContaining(nowhere.toString()).hasMessageContaining("no such folder");
		Path taken = Files.createDirectories(folder.resolve("taken.mp4/inside")).getParent();
		assertThatThrownBy(() -> AnnotatedVideo.write(taken, clip, Results.withoutFace()))
				.isInstanceOf(StageException.class);
		assertThatThrownBy(() -> AnnotatedVideo.write(folder.resolve("empty.mp4"), DrawnClip.silent(320, 240),
				Results.withoutFace())).isInstanceOf(StageException.class).hasMessageContaining("no frame");
		assertThat(names()).containsExactly("taken.mp4");
	}

	@Test
	void ffmpegSaysWhatItIs() throws StageException {
		assertThat(Codecs.version()).contains("LGPL");
		assertThat(Codecs.missingDecoders()).isEmpty();
		assertThat(Codecs.videoEncoder()).contains("libopenh264");
	}

	private static void assertTone(Clip clip, double startSeconds, double seconds) throws StageException {
		try (SoundReader sound = clip.openSound()) {
			float[] samples = new float[2 * SoundReader.SAMPLE_RATE];
			int length = 0;
			for (int count = 0; count >= 0; count = sound.read(samples, length, samples.length - length))
				length += count;
			double start = sound.startSeconds() + firstLoud(samples) / SoundReader.SAMPLE_RATE;
			assertThat(start).as("start of the tone").isCloseTo(startSeconds, within(0.03));
			assertThat(sound.startSeconds() + (double) length / SoundReader.SAMPLE_RATE).as("end of the sound")
					.isCloseTo(startSeconds + seconds, within(0.05));
			int middle = (int) ((startSeconds - sound.startSeconds() + seconds / 2) * SoundReader.SAMPLE_RATE);
			assertThat(crossings(samples, middle, middle + 4800)).as("rises of 440 Hz in 0.1 s").isBetween(43, 45);
		}
	}

	private static double firstLoud(float[] samples) {
		int first = 0;
		while (first < samples.length && Math.abs(samples[first]) < 0.1)
			first++;
		return first;
	}

	private static int crossings(float[] samples, int from, int to) {
		int rises = 0;
		for (int i = from + 1; i < to; i++)
			if (samples[i - 1] < 0 && samples[i] >= 0)
				rises++;
		return rises;
	}

	private static List<Frame> frames(Clip clip) throws StageException {
		List<Frame> frames = new ArrayList<>();
		try (FrameReader reader = clip.openFrames()) {
			for (Frame frame = reader.read(); frame != null; frame = reader.read())
				frames.add(frame);
		}
		return frames;
	}

	private static Color pixel(Frame frame, int x, int y) {
		int at = 3 * (y * frame.width() + x);
		return new Color(frame.bgr()[at + 2] & 0xff, frame.bgr()[at + 1] & 0xff, frame.bgr()[at] & 0xff);
	}

	private static void assertNear(Color actual, Color expected, String where) {
		assertThat(actual.getRed()).as(where + ", red").isCloseTo(expected.getRed(), within(NEAR));
		assertThat(actual.getGreen()).as(where + ", green").isCloseTo(expected.getGreen(), within(NEAR));
		assertThat(actual.getBlue()).as(where + ", blue").isCloseTo(expected.getBlue(), within(NEAR));
	}

	private List<String> names() throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}
