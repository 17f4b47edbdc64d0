package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.demeanor.Modality;
import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.Reading;
import org.demeanor.media.bioformats.BioFormats;
import org.demeanor.media.bioformats.BioFormatsReader;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same pictures as stacks that tifffile wrote and as videos: the real Bio-Formats gives the frames, times and scores of a
 * video without loss. {@code .ci/run} fetches the jar, which is for tests alone, since its licence is the GPL.
 */
@EnabledIfEnvironmentVariable(named = "BIOFORMATS_JAR", matches = ".+", disabledReason = "needs bioformats_package.jar")
@EnabledIfEnvironmentVariable(named = "TESTS_PYTHON", matches = ".+", disabledReason = "needs a Python that has tifffile")
class BioFormatsStacksTest {

	private static final int FRAMES = 30;
	private static final double RATE = 10;

	@TempDir
	private static Path folder;

	private static ClassLoader before;
	private static URLClassLoader bioFormats;
	private static Clip colours;
	private static Clip grays;
	private static ClipResult ofColours;
	private static ClipResult ofGrays;

	@BeforeAll
	static void writeThePictures() throws Exception {
		List<Frame> pictures = pictures();
		Frame first = pictures.get(0);
		colours = video("colours.mkv", pictures, "ffv1", avutil.AV_PIX_FMT_BGR0);
		grays = video("grays.mkv", pictures.stream().map(BioFormatsStacksTest::gray).toList(), "ffv1", avutil.AV_PIX_FMT_BGR0);
		video("mjpeg.avi", pictures, "mjpeg", avutil.AV_PIX_FMT_YUVJ420P);
		video("mjpeg.mov", pictures, "mjpeg", avutil.AV_PIX_FMT_YUVJ420P);
		ofColours = analyzed(colours);
		ofGrays = analyzed(grays);
		ByteArrayOutputStream rgb = new ByteArrayOutputStream();
		for (Frame picture : pictures)
			for (int i = 0; i < picture.bgr().length; i++)
				rgb.write(picture.bgr()[i - i % 3 + 2 - i % 3]);
		Process python = new ProcessBuilder(System.getenv("TESTS_PYTHON"), "src/test/python/stacks/write_stacks.py",
				Files.write(folder.resolve("pictures"), rgb.toByteArray()).toString(), "" + FRAMES, "" + first.height(),
				"" + first.width(), folder.toString()).inheritIO().start();
		assertThat(python.waitFor()).isZero();
		before = Thread.currentThread().getContextClassLoader();
		bioFormats = new URLClassLoader(new URL[] { Path.of(System.getenv("BIOFORMATS_JAR")).toUri().toURL() }, before);
		Thread.currentThread().setContextClassLoader(bioFormats);
	}

	@AfterAll
	static void forgetBioFormats() throws IOException {
		Thread.currentThread().setContextClassLoader(before);
		bioFormats.close();
	}

	/** The tolerance is in steps of 256. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "rgb.ome.tif|false|0|", "big.ome.tif|false|0|", "c3.ome.tif|false|0|",
			"gray8.ome.tif|true|0|", "gray16.ome.tif|true|1|gray stretched from 0..65535",
			"gray32.ome.tif|true|0|gray stretched from 0..1", "z3.ome.tif|true|0|slice 1 of 3", "palette.ome.tif|true|0|",
			"series.ome.tif|true|0|series 1 of 2" })
	void aStackGivesTheFramesTimesAndScoresOfTheVideo(String file, boolean gray, int tolerance, String note) throws Exception {
		Clip clip = byBioFormats(file);
		List<Frame> expected = Reading.frames(gray ? grays : colours);
		List<Frame> frames = Reading.frames(clip);
		assertThat(frames).hasSameSizeAs(expected);
		for (Frame frame : frames) {
			assertThat(frame.timeSeconds()).isCloseTo(expected.get(frame.index()).timeSeconds(), within(1e-9));
			assertThat(largest(frame, expected.get(frame.index()))).as("frame " + frame.index()).isLessThanOrEqualTo(tolerance);
		}
		assertThat(clip.framesPerSecond().orElseThrow()).isCloseTo(RATE, within(1e-9));
		ClipResult result = analyzed(clip);
		assertThat(result.notes()).isEqualTo(note == null ? List.of() : List.of(note));
		assertSameScores(result, gray ? ofGrays : ofColours, tolerance == 0 ? 1e-9 : .01);
	}

	/** Two decoders of JPEG round in different ways. */
	@ParameterizedTest
	@ValueSource(strings = { "mjpeg.avi", "mjpeg.mov" })
	void videosOfPicturesAreReadAsFfmpegReadsThem(String file) throws Exception {
		Clip clip = byBioFormats(file);
		Clip expected = Clips.open(folder.resolve(file));
		List<Frame> frames = Reading.frames(clip);
		List<Frame> theirs = Reading.frames(expected);
		assertThat(frames).hasSize(FRAMES).hasSameSizeAs(theirs);
		for (Frame frame : frames)
			assertThat(mean(frame, theirs.get(frame.index()))).as("frame " + frame.index()).isLessThan(2);
		assertSameScores(analyzed(clip), analyzed(expected), .05);
	}

	@Test
	void anAviTellsItsTimes() throws Exception {
		List<Frame> frames = Reading.frames(byBioFormats("mjpeg.avi"));
		assertThat(frames.get(FRAMES - 1).timeSeconds()).isCloseTo((FRAMES - 1) / RATE, within(1e-6));
	}

	/** What Bio-Formats calls the frames a second of a MOV is the length of a frame in a unit that it does not tell. */
	@ParameterizedTest
	@ValueSource(strings = { "mjpeg.mov", "untold.tif" })
	void whereNothingTellsTheRateTheTableSaysSo(String file) throws Exception {
		Clip clip = byBioFormats(file);
		assertThat(clip.framesPerSecond()).isEmpty();
		assertThat(analyzed(clip).note()).isEqualTo("no frame interval: 25 frames a second assumed");
		assertThat(Reading.frames(clip).get(1).timeSeconds()).isEqualTo(.04);
	}

	@Test
	void aBigTiffFileIsOpenedByBioFormatsWhereItIsInstalled() throws Exception {
		Path file = folder.resolve("big.ome.tif");
		assertThat(Reading.frames(Clips.open(file))).hasSize(FRAMES);
		assertThatThrownBy(() -> Clips.open(file, new Limits(1 << 24, 3, 100, 100, 100)).openFrames())
				.hasMessageContaining("(--max-frames)");
	}

	@Test
	void whatNobodyReadsIsRefusedWithTheReasonsOfAll() throws IOException {
		Path file = Files.writeString(folder.resolve("cells.czi"), "cells ".repeat(99));
		assertThat(BioFormats.available()).isTrue();
		assertThatThrownBy(() -> Clips.open(file)).isInstanceOf(StageException.class).hasMessageContaining("Invalid data")
				.hasMessageContaining("Bio-Formats cannot read it");
	}

	// -- Helper methods --

	private static Clip byBioFormats(String file) throws StageException {
		return new BioFormatsReader().open(folder.resolve(file), Limits.DEFAULT).orElseThrow();
	}

	private static ClipResult analyzed(Clip clip) throws StageException {
		Settings settings = Settings.DEFAULT.withModalities(Modality.FACE);
		try (Analyzer analyzer = new Analyzer(settings, ModelStore.bundled(), 1)) {
			return analyzer.analyze(clip);
		}
	}

	private static void assertSameScores(ClipResult result, ClipResult expected, double tolerance) {
		assertThat(result.faces().observations()).isNotEmpty().hasSameSizeAs(expected.faces().observations());
		Scores scores = result.face().scores().orElseThrow();
		for (Emotion emotion : Emotion.all())
			assertThat(scores.get(emotion)).as(emotion.label())
					.isCloseTo(expected.face().scores().orElseThrow().get(emotion), within(tolerance));
	}

	private static int largest(Frame one, Frame other) {
		int largest = 0;
		for (int i = 0; i < one.bgr().length; i++)
			largest = Math.max(largest, Math.abs((one.bgr()[i] & 0xff) - (other.bgr()[i] & 0xff)));
		return largest;
	}

	private static double mean(Frame one, Frame other) {
		double sum = 0;
		for (int i = 0; i < one.bgr().length; i++)
			sum += Math.abs((one.bgr()[i] & 0xff) - (other.bgr()[i] & 0xff));
		return sum / one.bgr().length;
	}

	/** The first frames of the sample, each with a black and a white pixel, so that no range is stretched. */
	private static List<Frame> pictures() throws StageException {
		List<Frame> pictures = new ArrayList<>();
		try (FrameReader frames = Clips.open(Samples.DRAWN).openFrames()) {
			while (pictures.size() < FRAMES) {
				Frame frame = frames.read();
				for (int i = 0; i < 6; i++)
					frame.bgr()[i] = (byte) (i < 3 ? 0 : 255);
				pictures.add(frame);
			}
		}
		return pictures;
	}

	private static Frame gray(Frame frame) {
		byte[] bgr = new byte[frame.bgr().length];
		for (int i = 0; i < bgr.length; i++)
			bgr[i] = frame.bgr()[i - i % 3 + 1];
		return new Frame(frame.index(), frame.timeSeconds(), frame.width(), frame.height(), bgr);
	}

	private static Clip video(String name, List<Frame> pictures, String codec, int pixelFormat) throws Exception {
		Path file = folder.resolve(name);
		int width = pictures.get(0).width();
		int height = pictures.get(0).height();
		try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height, 0)) {
			recorder.setVideoCodecName(codec);
			recorder.setPixelFormat(pixelFormat);
			recorder.setFrameRate(RATE);
			recorder.setVideoOption("qmin", "2");
			recorder.setVideoOption("qmax", "2");
			recorder.start();
			for (Frame picture : pictures) {
				org.bytedeco.javacv.Frame frame = new org.bytedeco.javacv.Frame(width, height,
						org.bytedeco.javacv.Frame.DEPTH_UBYTE, 3);
				ByteBuffer pixels = (ByteBuffer) frame.image[0];
				for (int y = 0; y < height; y++)
					pixels.put(y * frame.imageStride, picture.bgr(), 3 * y * width, 3 * width);
				recorder.record(frame, avutil.AV_PIX_FMT_BGR24);
			}
			recorder.stop();
		}
		return Clips.open(file);
	}
}
