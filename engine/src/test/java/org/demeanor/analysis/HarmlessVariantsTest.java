package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.demeanor.Samples;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.Orientation;
import org.demeanor.media.Reading;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The drawn clip in other containers, codecs, rates, layouts, formats, sizes, orientations and aspects: what a user would
 * call the same recording has the same status, and no score moves by more than a tenth. So a label changes only where two
 * emotions are within two tenths of each other. The table of the shifts goes to {@code target/variants.csv}. Each variant is coded and analysed: minutes, so that all run on request only and a
 * few always.
 */
class HarmlessVariantsTest {

	/** @param turns clockwise quarter turns that the pixels are stored by, and the file takes back */
	private record Variant(String name, String video, int pixelFormat, double rate, double scale, double aspect, int turns,
			String sound, int soundRate, int channels, int bits) {

		static Variant of(String name, String video, String sound) {
			return new Variant(name, video, avutil.AV_PIX_FMT_YUV420P, 25, 1, 1, 0, sound, 48_000, 1, 0);
		}

		Variant pixels(int format) {
			return new Variant(name, video, format, rate, scale, aspect, turns, sound, soundRate, channels, bits);
		}

		Variant rate(double perSecond) {
			return new Variant(name, video, pixelFormat, perSecond, scale, aspect, turns, sound, soundRate, channels, bits);
		}

		Variant scale(double factor) {
			return new Variant(name, video, pixelFormat, rate, factor, aspect, turns, sound, soundRate, channels, bits);
		}

		Variant aspect(double ofPixels) {
			return new Variant(name, video, pixelFormat, rate, scale, ofPixels, turns, sound, soundRate, channels, bits);
		}

		Variant turns(int quarters) {
			return new Variant(name, video, pixelFormat, rate, scale, aspect, quarters, sound, soundRate, channels, bits);
		}

		Variant sound(int perSecond, int count) {
			return new Variant(name, video, pixelFormat, rate, scale, aspect, turns, sound, perSecond, count, bits);
		}
	}

	private static final double MOST = 0.1;

	@TempDir
	private Path folder;

	@Test
	void aFew() throws IOException {
		check(List.of(Variant.of("a.mkv", "mpeg4", "flac").rate(2), Variant.of("b.mov", "mpeg4", "pcm_s16le").aspect(2),
				Variant.of("c.mp4", "mpeg4", "aac").turns(1).sound(44_100, 2)));
	}

	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_VARIANTS", matches = ".+")
	void forty() throws IOException {
		check(all());
	}

	// -- Helper methods --

	private static List<Variant> all() {
		List<Variant> all = new ArrayList<>();
		all.add(Variant.of("h264.mp4", "libopenh264", "aac"));
		all.add(Variant.of("h264.mov", "libopenh264", "pcm_s16le"));
		all.add(Variant.of("h264.mkv", "libopenh264", "libopus"));
		all.add(Variant.of("h264.ts", "libopenh264", "mp2"));
		all.add(Variant.of("h264.flv", "libopenh264", "aac"));
		all.add(Variant.of("mpeg4.avi", "mpeg4", "pcm_s16le"));
		all.add(Variant.of("mpeg4.mp4", "mpeg4", "libmp3lame"));
		all.add(Variant.of("mpeg2.mpg", "mpeg2video", "mp2"));
		all.add(Variant.of("mpeg2.vob", "mpeg2video", "ac3"));
		all.add(Variant.of("wmv2.wmv", "wmv2", "wmav2"));
		all.add(Variant.of("wmv2.asf", "wmv2", "wmav2"));
		all.add(Variant.of("vp9.webm", "libvpx-vp9", "libopus"));
		all.add(Variant.of("vp8.webm", "libvpx", "libopus"));
		all.add(Variant.of("ffv1.mkv", "ffv1", "flac"));
		all.add(Variant.of("ffv1-444.mkv", "ffv1", "flac").pixels(avutil.AV_PIX_FMT_YUV444P));
		all.add(Variant.of("ffv1-10.mkv", "ffv1", "flac").pixels(avutil.AV_PIX_FMT_YUV420P10LE));
		all.add(Variant.of("ffv1-gray.mkv", "ffv1", "flac").pixels(avutil.AV_PIX_FMT_GRAY8));
		all.add(Variant.of("mjpeg.avi", "mjpeg", "pcm_s16le").pixels(avutil.AV_PIX_FMT_YUVJ420P));
		all.add(Variant.of("prores.mov", "prores_ks", "pcm_s16le").pixels(avutil.AV_PIX_FMT_YUV422P10LE));
		all.add(Variant.of("png.mov", "png", "pcm_s16le").pixels(avutil.AV_PIX_FMT_RGB24));
		for (double rate : new double[] { 1, 2, 2.9, 3, 5, 10, 12.5, 15, 30, 50, 60, 120 })
			all.add(Variant.of("rate-" + rate + ".mkv", "mpeg4", "flac").rate(rate));
		for (double scale : new double[] { .5, .75, 1.5 })
			all.add(Variant.of("scale-" + scale + ".mkv", "mpeg4", "flac").scale(scale));
		for (double aspect : new double[] { 2, 4.0 / 3, 64.0 / 45, 8.0 / 9, .5 })
			all.add(Variant.of(String.format(Locale.ROOT, "aspect-%.2f.mkv", aspect), "mpeg4", "flac").aspect(aspect));
		for (int turns = 1; turns < 4; turns++)
			all.add(Variant.of("turned-" + turns + ".mp4", "mpeg4", "aac").turns(turns));
		for (int rate : new int[] { 44_100, 32_000, 96_000 })
			all.add(Variant.of("sound-" + rate + ".mkv", "mpeg4", "flac").sound(rate, 1));
		for (int channels : new int[] { 2, 6 })
			all.add(Variant.of("channels-" + channels + ".mkv", "mpeg4", "flac").sound(48_000, channels));
		return all;
	}

	private void check(List<Variant> variants) throws IOException {
		List<Frame> frames = Reading.frames(Clips.open(Samples.DRAWN));
		float[] sound = Reading.sound(Clips.open(Samples.DRAWN));
		Map<String, double[]> shifts = new LinkedHashMap<>();
		List<String> wrong = new ArrayList<>();
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1)) {
			ClipResult original = analyzer.analyze(Clips.open(Samples.DRAWN));
			for (Variant variant : variants) {
				Path file = folder.resolve(variant.name);
				try {
					write(file, variant, frames, sound);
				}
				catch (IOException refused) {
					wrong.add(variant.name + ": " + refused.getMessage());
					continue;
				}
				Clip clip = Clips.open(file);
				ClipResult result = analyzer.analyze(clip);
				double[] shift = { shift(original.face().scores(), result.face().scores()),
						shift(original.voice().scores(), result.voice().scores()), shift(original.fused(), result.fused()) };
				shifts.put(variant.name, shift);
				boolean same = result.status() == original.status() && result.faces().faces() == 1;
				if (!same || Math.max(shift[0], Math.max(shift[1], shift[2])) > MOST)
					wrong.add(variant.name + ": " + result.status() + " " + label(result.face().scores()) + " "
							+ label(result.voice().scores()) + " " + label(result.fused()) + " faces " + result.faces().faces()
							+ String.format(Locale.ROOT, " shifts %.3f %.3f %.3f", shift[0], shift[1], shift[2]) + " " + result.note());
				Files.delete(file);
			}
		}
		StringBuilder table = new StringBuilder("variant,face,voice,fused\n");
		shifts.forEach((name, shift) -> table.append(String.format(Locale.ROOT, "%s,%.3f,%.3f,%.3f%n", name, shift[0], shift[1],
				shift[2])));
		Files.createDirectories(Path.of("target"));
		Files.writeString(Path.of("target", "variants.csv"), table);
		assertThat(wrong).isEmpty();
	}

	/** The largest change of a score. */
	private static double shift(Optional<Scores> before, Optional<Scores> now) {
		double largest = 0;
		for (int i = 0; i < before.orElseThrow().toArray().length; i++)
			largest = Math.max(largest, now.isEmpty() ? 1 : Math.abs(before.get().toArray()[i] - now.get().toArray()[i]));
		return largest;
	}

	private static String label(Optional<Scores> scores) {
		return scores.map(some -> some.top().label()).orElse("none");
	}

	private static void write(Path file, Variant variant, List<Frame> frames, float[] sound) throws IOException {
		Frame first = stored(frames.get(0), variant);
		int width = even(first.width() * variant.scale / Math.max(1, variant.aspect));
		int height = even(first.height() * variant.scale * Math.min(1, variant.aspect));
		try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height, variant.channels)) {
			recorder.setVideoCodecName(variant.video);
			recorder.setPixelFormat(variant.pixelFormat);
			recorder.setFrameRate(variant.rate);
			recorder.setVideoBitrate(6_000_000);
			if (variant.video.startsWith("libvpx")) {
				recorder.setVideoOption("deadline", "realtime");
				recorder.setVideoOption("cpu-used", "8");
			}
			recorder.setAudioCodecName(variant.sound);
			recorder.setAudioBitrate(192_000);
			recorder.setSampleRate(variant.soundRate);
			recorder.setImageScalingFlags(org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC);
			if (variant.aspect != 1)
				recorder.setAspectRatio(variant.aspect);
			if (variant.turns > 0)
				recorder.setDisplayRotation(90 * variant.turns);
			recorder.start();
			int count = (int) Math.round(frames.size() / 25.0 * variant.rate);
			FloatBuffer samples = spread(sound, variant);
			recorder.recordSamples(variant.soundRate, variant.channels, new Buffer[] { samples });
			for (int i = 0; i < count; i++) {
				recorder.setTimestamp(Math.round(i * 1e6 / variant.rate));
				Frame frame = stored(frames.get(Math.min(frames.size() - 1, (int) (i * 25 / variant.rate))), variant);
				recorder.record(image(frame), avutil.AV_PIX_FMT_BGR24);
			}
			recorder.stop();
		}
	}

	/** As the file has it, if it says by a matrix how it is to be turned back. */
	private static Frame stored(Frame frame, Variant variant) {
		return new Orientation(false, Math.floorMod(variant.turns, 4)).upright(frame, byte[]::new);
	}

	/** The same in each channel, at another rate by straight lines between the samples. */
	private static FloatBuffer spread(float[] sound, Variant variant) {
		int length = (int) ((long) sound.length * variant.soundRate / 48_000);
		FloatBuffer samples = FloatBuffer.allocate(length * variant.channels);
		for (int i = 0; i < length; i++) {
			double at = i * 48_000.0 / variant.soundRate;
			int before = Math.min(sound.length - 1, (int) at);
			int after = Math.min(sound.length - 1, before + 1);
			float value = (float) (sound[before] + (at - before) * (sound[after] - sound[before]));
			for (int c = 0; c < variant.channels; c++)
				samples.put(value);
		}
		samples.flip();
		return samples;
	}

	private static org.bytedeco.javacv.Frame image(Frame frame) {
		org.bytedeco.javacv.Frame image = new org.bytedeco.javacv.Frame(frame.width(), frame.height(),
				org.bytedeco.javacv.Frame.DEPTH_UBYTE, 3);
		ByteBuffer pixels = (ByteBuffer) image.image[0];
		for (int y = 0; y < frame.height(); y++) {
			pixels.position(y * image.imageStride);
			pixels.put(frame.bgr(), 3 * y * frame.width(), 3 * frame.width());
		}
		pixels.position(0);
		return image;
	}

	private static int even(double size) {
		return 2 * (int) Math.round(size / 2);
	}
}
