package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.bytedeco.ffmpeg.global.avutil;
import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.face.sampling.FrameSampling;
import org.demeanor.face.sampling.FrameSelection;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameIndex;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.Reading;
import org.demeanor.media.Remuxed;
import org.demeanor.media.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Few frames of a file, reached by seeking, against those of a reader from the start. */
class SeekingReaderTest {

	@TempDir
	private Path folder;

	@Test
	void numbersTimesAndPixelsAreThoseOfReadingFromTheStart() throws StageException {
		assertSame(Samples.DRAWN, List.of(new TimeSpan(.4, .52), new TimeSpan(2.9, 3.3)));
		assertSame(Samples.DRAWN, List.of(new TimeSpan(-1, .05), new TimeSpan(3.9, 99)));
	}

	@Test
	void framesOfUnevenTimesAreFoundByThem() throws IOException {
		Path file = MadeVideo.make(folder.resolve("uneven.mkv"), 64, 48, "ffv1", avutil.AV_PIX_FMT_YUV420P, Map.of(),
				recorder -> {}, frame -> frame * frame * 100_000L);
		assertSame(file, List.of(new TimeSpan(.3, .5), new TimeSpan(4.9, 6.5)));
	}

	@Test
	void aStretchWithoutFramesHasNone() throws StageException {
		assertThat(found(Samples.DRAWN, within(Samples.DRAWN, List.of(new TimeSpan(50, 60))))).isEmpty();
	}

	@Test
	void whereOnlyDecodingTellsItSaysSo() throws IOException {
		Path file = MadeVideo.make(folder.resolve("b.avi"), 64, 48, "mpeg4", avutil.AV_PIX_FMT_YUV420P, Map.of("bf", "2"),
				recorder -> {}, frame -> frame * 100_000L);
		FileClip clip = FileClip.open(file, Limits.DEFAULT);
		assertThat(clip.frameIndex()).isEmpty();
		assertThat(Reading.frames(clip)).hasSize(10);
	}

	/** Whoever raised a limit is not asked to raise it. */
	@Test
	void limitsAreThoseOfTheClip() throws IOException {
		Path file = folder.resolve("large.png");
		ImageIO.write(new BufferedImage(8200, 8200, BufferedImage.TYPE_BYTE_BINARY), "png", file.toFile());
		Limits usual = Limits.DEFAULT;
		Limits raised = new Limits(8200 * 8200, usual.frames(), usual.durationSeconds(), usual.audioSeconds(), usual.sidecarBytes());
		assertThat(FileClip.open(file, raised).frameIndex()).isPresent();
	}

	@ParameterizedTest
	@CsvSource({ "keys.mp4, mpeg4, 0", "keys.ts, mpeg2video, 0", "keys.mkv, mpeg4, 30000" })
	void keyFramesAloneAreThoseOfReadingFromTheStart(String name, String codec, long later) throws IOException {
		Path file = MadeVideo.make(folder.resolve(name), 64, 48, codec, avutil.AV_PIX_FMT_YUV420P, Map.of("g", "3", "bf", "2"),
				recorder -> recorder.setFrameRate(codec.startsWith("mpeg2") ? 25 : 10),
				frame -> frame * (100_000L + frame * later));
		FrameIndex index = FileClip.open(file, Limits.DEFAULT).frameIndex().orElseThrow();
		List<Integer> keys = IntStream.range(0, index.count()).filter(index::standsAlone).boxed().toList();
		assertThat(keys).hasSizeGreaterThan(2).startsWith(0).hasSizeLessThan(index.count());
		assertSame(file, keys::contains);
		assertThat(overview(file, .01)).isEqualTo(keys);
		assertThat(overview(file, 99)).hasSize(1);
		assertSame(file, frame -> frame == 0 || frame == keys.get(keys.size() - 1) + 1);
	}

	/** As recorders cut films: frames before the first key frame are not shown, and have no numbers. */
	@ParameterizedTest
	@CsvSource({ "late.ts, mpeg2video", "late.mkv, mpeg2video", "late.ts, libopenh264", "late.mkv, libopenh264", "late.mp4, libopenh264",
			"late.mkv, mpeg4" })
	void aFilmThatBeginsAmidItsFramesHasTheSameNumbers(String name, String codec) throws IOException {
		Path whole = MadeVideo.make(folder.resolve("whole.mkv"), 64, 48, codec, avutil.AV_PIX_FMT_YUV420P, Map.of("g", "4"),
				recorder -> recorder.setFrameRate(25), frame -> frame * 40_000L);
		int[] packets = { 0 };
		Path file = Remuxed.write(folder.resolve(name), new Remuxed.Part(whole, avutil.AVMEDIA_TYPE_VIDEO, 0, seconds -> packets[0]++ > 0));
		for (int asked : new int[] { 0, 1, 3 })
			assertSame(file, frame -> frame >= asked && frame % 2 == asked % 2);
	}

	/** As browsers write it, without a table of places. */
	@Test
	void aContainerThatCannotSeekIsReadOn() throws IOException {
		Path file = MadeVideo.make(folder.resolve("live.mkv"), 64, 48, "mpeg4", avutil.AV_PIX_FMT_YUV420P, Map.of("g", "1"),
				recorder -> recorder.setOption("live", "1"), frame -> frame * 100_000L);
		assertSame(file, frame -> frame == 0 || frame == 9);
	}

	@Test
	void whateverFramesAreReadTheyAreTheSame() throws StageException {
		for (int step : List.of(1, 7, 20, 45, 60))
			assertSame(Samples.DRAWN, frame -> frame % step == step / 2);
	}

	static Stream<String> real() {
		return Stream.of("d10.mp4", "s13.mp4", "single_face.mp4", "face_noface.mov");
	}

	@ParameterizedTest
	@MethodSource("real")
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void sameInRealFilms(String name) throws StageException {
		assertSame(Samples.real("clips", name), List.of(new TimeSpan(1.1, 1.3), new TimeSpan(2.05, 2.2)));
		for (int step : List.of(7, 20, 60))
			assertSame(Samples.real("clips", name), frame -> frame % step == 0);
	}

	// -- Helper methods --

	private static void assertSame(Path file, List<TimeSpan> spans) throws StageException {
		assertSame(file, within(file, spans));
	}

	private static void assertSame(Path file, IntPredicate read) throws StageException {
		List<Frame> expected = Reading.frames(FileClip.open(file, Limits.DEFAULT)).stream()
				.filter(frame -> read.test(frame.index())).toList();
		List<Frame> found = found(file, read);
		assertThat(found).isNotEmpty().extracting(Frame::index).isEqualTo(expected.stream().map(Frame::index).toList());
		for (int i = 0; i < found.size(); i++) {
			assertThat(found.get(i).timeSeconds()).isEqualTo(expected.get(i).timeSeconds());
			assertThat(found.get(i).bgr()).as("frame " + found.get(i).index()).isEqualTo(expected.get(i).bgr());
		}
	}

	/** Frames of an overview of key frames alone. */
	private static List<Integer> overview(Path file, double everySeconds) throws StageException {
		FrameSelection selection = FrameSelection.of(FileClip.open(file, Limits.DEFAULT),
				FrameSampling.STANDARD.every(everySeconds, true), List.of());
		return found(file, selection::reads).stream().map(Frame::index).toList();
	}

	private static IntPredicate within(Path file, List<TimeSpan> spans) throws StageException {
		FrameIndex index = FileClip.open(file, Limits.DEFAULT).frameIndex().orElseThrow();
		return frame -> frame < index.count() && TimeSpan.hold(spans, index.seconds(frame));
	}

	private static List<Frame> found(Path file, IntPredicate read) throws StageException {
		Clip clip = FileClip.open(file, Limits.DEFAULT);
		assertThat(clip.frameIndex()).isPresent();
		List<Frame> frames = new ArrayList<>();
		try (FrameReader reader = clip.openFrames(1, read)) {
			for (int frame = 0;; frame++)
				if (!read.test(frame)) {
					if (!reader.skip())
						return frames;
				}
				else {
					Frame next = reader.read();
					if (next == null)
						return frames;
					frames.add(next);
				}
		}
	}
}
