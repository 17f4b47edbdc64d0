package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.imageio.ImageIO;

import org.bytedeco.ffmpeg.global.avutil;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.Reading;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of small files whose colours are known. */
class FileFramesTest {

	@TempDir
	private Path folder;

	/** Encoded without loss as BT.601 of limited range, then read by the matrix and range that the file names. */
	@ParameterizedTest
	@CsvSource({ "plain.mp4,64,48,mpeg4,yuv420p,", "small.mkv,2,2,ffv1,yuv444p,",
			"ten.mkv,64,48,ffv1,yuv444p10le,", "bt709.mkv,64,48,ffv1,yuv444p,colorspace=bt709",
			"bt2020.mkv,64,48,ffv1,yuv444p10le,colorspace=bt2020nc", "half.mkv,64,48,ffv1,yuv420p,colorspace=bt709",
			"alpha.mov,64,48,png,rgba,", "vp9.webm,64,48,libvpx-vp9,yuv420p," })
	void haveTheColorsThatTheFileNames(String name, int width, int height, String codec, String format, String options)
			throws IOException {
		Path file = make(name, width, height, codec, format, options);
		List<Frame> frames = Reading.frames(Clips.open(file));
		assertThat(frames).hasSize(10);
		ColorMatrix told = options == null ? ColorMatrix.BT601
				: options.contains("bt709") ? ColorMatrix.BT709 : ColorMatrix.BT2020;
		for (Frame frame : frames) {
			assertThat(frame.timeSeconds()).isCloseTo(frame.index() * 0.1, within(0.0011));
			assertThat(frame.width()).isEqualTo(width);
			assertThat(frame.height()).isEqualTo(height);
			int[] flat = MadeVideo.color(frame.index());
			near(pixel(frame, width / 2, height / 2), told.bgr(ColorMatrix.BT601.yuv(flat)));
			near(pixel(frame, 0, height - 1), told.bgr(ColorMatrix.BT601.yuv(flat)));
		}
	}

	@ParameterizedTest
	@CsvSource({ "gray.mkv,gray,", "gray10.mkv,gray10le,", "tagged.mkv,gray,colorspace=bt709" })
	void ofGrayVideoAreGray(String name, String format, String options) throws IOException {
		for (Frame frame : Reading.frames(Clips.open(make(name, 64, 48, "ffv1", format, options)))) {
			int[] flat = MadeVideo.color(frame.index());
			int luma = (int) Math.round(0.114 * flat[0] + 0.587 * flat[1] + 0.299 * flat[2]);
			near(pixel(frame, 20, 20), luma, luma, luma);
		}
	}

	/** What a file of full range holds, another file says is of limited range. */
	@Test
	void haveTheRangeThatTheFileNames() throws IOException {
		Frame limited = Reading.frames(Clips.open(make("tv.mkv", 64, 48, "ffv1", "yuv444p", "color_range=tv"))).get(0);
		Frame full = Reading.frames(Clips.open(make("pc.mkv", 64, 48, "ffv1", "yuv444p", "color_range=pc"))).get(0);
		int[] flat = MadeVideo.color(0);
		near(pixel(limited, 40, 40), flat);
		near(pixel(full, 40, 40), ColorMatrix.BT601.fullRangeBgr(ColorMatrix.BT601.yuv(flat)));
	}

	/** The corner that is white in the coded picture. */
	@ParameterizedTest
	@CsvSource({ "0,64,48,0,0", "90,48,64,0,63", "180,64,48,63,47", "270,48,64,47,0" })
	void areUpright(int degrees, int width, int height, int x, int y) throws IOException {
		Path file = MadeVideo.make(folder.resolve("rotated.mp4"), 64, 48, "mpeg4", avutil.AV_PIX_FMT_YUV420P, Map.of(),
				recorder -> recorder.setDisplayRotation(degrees), frame -> frame * 100_000L);
		Frame frame = Reading.frames(Clips.open(file)).get(0);
		assertThat(frame.width()).isEqualTo(width);
		assertThat(frame.height()).isEqualTo(height);
		for (int cornerX : new int[] { 0, width - 1 })
			for (int cornerY : new int[] { 0, height - 1 })
				assertThat(pixel(frame, cornerX, cornerY)[0] > 220).as(cornerX + ", " + cornerY)
						.isEqualTo(cornerX == x && cornerY == y);
	}

	/** Turned as well, for which a picture needs more than one array. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 180 })
	void givenBackTheirArraysAreUsedAgain(int degrees) throws IOException {
		Clip clip = Clips.open(MadeVideo.make(folder.resolve("turned.mp4"), 64, 48, "mpeg4", avutil.AV_PIX_FMT_YUV420P,
				Map.of(), recorder -> recorder.setDisplayRotation(degrees), frame -> frame * 100_000L));
		List<Frame> kept = Reading.frames(clip);
		Set<byte[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
		try (FrameReader reader = clip.openFrames()) {
			for (Frame expected : kept) {
				Frame frame = reader.read();
				assertThat(frame.bgr()).isEqualTo(expected.bgr());
				arrays.add(frame.bgr());
				reader.recycle(frame);
			}
		}
		assertThat(kept).hasSize(10);
		assertThat(arrays).hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void keepTheirOwnTimes() throws IOException {
		Path file = MadeVideo.make(folder.resolve("variable.mp4"), 64, 48, "mpeg4", avutil.AV_PIX_FMT_YUV420P, Map.of(),
				recorder -> {}, frame -> frame * (frame + 1) * 100_000L);
		List<Frame> frames = Reading.frames(Clips.open(file));
		assertThat(frames).hasSize(10);
		for (Frame frame : frames)
			assertThat(frame.timeSeconds()).isCloseTo(frame.index() * (frame.index() + 1) * 0.1, within(0.0011));
	}

	@Test
	void canBeSkipped() throws IOException {
		Clip clip = Clips.open(MadeVideo.plain(folder.resolve("plain.mp4")));
		List<Frame> all = Reading.frames(clip);
		try (FrameReader reader = clip.openFrames()) {
			for (int i = 0; i < 7; i++)
				assertThat(reader.skip()).isTrue();
			Frame seventh = reader.read();
			assertThat(seventh.index()).isEqualTo(7);
			assertThat(seventh.timeSeconds()).isEqualTo(all.get(7).timeSeconds());
			assertThat(seventh.bgr()).isEqualTo(all.get(7).bgr());
			assertThat(reader.skip() && reader.skip()).isTrue();
			assertThat(reader.skip()).isFalse();
			assertThat(reader.read()).isNull();
		}
	}

	@Test
	void mayChangeSizeOnTheWay() throws IOException {
		Path small = stream("small.ts", 64, 48);
		Path large = stream("large.ts", 96, 80);
		Path both = folder.resolve("both.ts");
		Files.write(both, Files.readAllBytes(small));
		Files.write(both, Files.readAllBytes(large), StandardOpenOption.APPEND);
		List<Frame> frames = Reading.frames(Clips.open(both));
		assertThat(frames.get(0).width()).isEqualTo(64);
		assertThat(frames.get(frames.size() - 1).width()).isEqualTo(96);
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "bmp", "jpg", "tiff", "gif" })
	void ofStillImages(String format) throws IOException {
		BufferedImage image = new BufferedImage(33, 21, BufferedImage.TYPE_INT_RGB);
		for (int x = 0; x < 33; x++)
			for (int y = 0; y < 21; y++)
				image.setRGB(x, y, x < 16 ? 0x00FF00 : 0x0000FF);
		File file = folder.resolve("image." + format).toFile();
		assertThat(ImageIO.write(image, format, file)).isTrue();
		Clip clip = Clips.open(file.toPath());
		assertThat(clip.hasFrames()).isTrue();
		assertThat(clip.hasSound()).isFalse();
		List<Frame> frames = Reading.frames(clip);
		assertThat(frames).hasSize(1);
		assertThat(frames.get(0).timeSeconds()).isZero();
		assertThat(pixel(frames.get(0), 3, 20)).as("green").satisfies(p -> near(p, 0, 255, 0));
		assertThat(pixel(frames.get(0), 30, 2)).as("blue").satisfies(p -> near(p, 255, 0, 0));
	}

	@Test
	void ofLargeStillImages() throws IOException {
		Path file = folder.resolve("8k.png");
		ImageIO.write(new BufferedImage(7680, 4320, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
		assertThat(Reading.frames(Clips.open(file))).singleElement()
				.satisfies(frame -> assertThat(frame.bgr()).hasSize(7680 * 4320 * 3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "frame%03d.png", "a:b.png", "-dash.png", "with space.png",
			"[x]*?.png", "Gr\u00fc\u00dfe \u4f60.png" })
	void ofFilesWithAnyName(String name) throws IOException {
		ImageIO.write(new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("frame001.png").toFile());
		Files.copy(folder.resolve("frame001.png"), folder.resolve(name));
		ImageIO.write(new BufferedImage(9, 4, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("frame001.png").toFile());
		Clip clip = Clips.open(folder.resolve(name));
		assertThat(clip.name()).endsWith(name);
		assertThat(Reading.frames(clip)).singleElement().satisfies(frame -> assertThat(frame.width()).isEqualTo(5));
	}

	// -- Helper methods --

	private Path make(String name, int width, int height, String codec, String format, String options) throws IOException {
		Map<String, String> map = options == null ? Map.of()
				: Map.of(options.substring(0, options.indexOf('=')), options.substring(options.indexOf('=') + 1));
		return MadeVideo.make(folder.resolve(name), width, height, codec, avutil.av_get_pix_fmt(format), map, recorder -> {},
				frame -> frame * 100_000L);
	}

	private Path stream(String name, int width, int height) throws IOException {
		return MadeVideo.make(folder.resolve(name), width, height, "mpeg2video", avutil.AV_PIX_FMT_YUV420P, Map.of(),
				recorder -> recorder.setFrameRate(25), frame -> frame * 40_000L);
	}

	/** Exact but for what rounding and JPEG lose. */
	private static void near(int[] pixel, int... expected) {
		for (int i = 0; i < 3; i++)
			assertThat(pixel[i]).isCloseTo(expected[i], within(5));
	}

	private static int[] pixel(Frame frame, int x, int y) {
		int at = 3 * (y * frame.width() + x);
		return new int[] { frame.bgr()[at] & 255, frame.bgr()[at + 1] & 255, frame.bgr()[at + 2] & 255 };
	}
}
