package org.demeanor.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** Writes small videos for the tests: one colour a frame with a white corner, and a tone. */
public final class MadeVideo {

	static final int RATE = 10;

	static {
		avutil.av_log_set_level(avutil.AV_LOG_QUIET);
	}

	private MadeVideo() {}

	/** An MP4 of ten frames of 64 x 48. */
	public static Path plain(Path file) throws IOException {
		return make(file, 64, 48, "mpeg4", avutil.AV_PIX_FMT_YUV420P, Map.of(), recorder -> {}, frame -> frame * 100_000L);
	}

	/** When a frame is shown, in microseconds. */
	public interface Times {
		long of(int frame);
	}

	public static Path make(Path file, int width, int height, String codec, int pixelFormat, Map<String, String> options,
			Consumer<FFmpegFrameRecorder> more, Times times) throws IOException {
		try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height, 0)) {
			recorder.setVideoCodecName(codec);
			recorder.setPixelFormat(pixelFormat);
			recorder.setFrameRate(RATE);
			recorder.setVideoBitrate(2_000_000);
			options.forEach(recorder::setVideoOption);
			more.accept(recorder);
			recorder.start();
			for (int i = 0; i < 10; i++) {
				recorder.setTimestamp(times.of(i));
				recorder.record(picture(width, height, i), avutil.AV_PIX_FMT_BGR24);
			}
			recorder.stop();
		}
		return file;
	}

	/** A file of one picture. */
	static Path picture(Path file, BufferedImage image, String codec, int pixelFormat, Map<String, String> options)
			throws IOException {
		try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), image.getWidth(), image.getHeight(), 0)) {
			recorder.setVideoCodecName(codec);
			recorder.setPixelFormat(pixelFormat);
			options.forEach(recorder::setVideoOption);
			recorder.start();
			Frame frame = new Frame(image.getWidth(), image.getHeight(), Frame.DEPTH_UBYTE, 3);
			ByteBuffer pixels = (ByteBuffer) frame.image[0];
			for (int y = 0; y < image.getHeight(); y++)
				for (int x = 0; x < image.getWidth(); x++)
					for (int c = 0; c < 3; c++)
						pixels.put(y * frame.imageStride + 3 * x + c, (byte) (image.getRGB(x, y) >> 8 * c));
			recorder.record(frame, avutil.AV_PIX_FMT_BGR24);
			recorder.stop();
		}
		return file;
	}

	/** One second of a 440 Hz tone, with pictures beside it if wanted. */
	public static Path sound(Path file, String codec, int rate, boolean pictures) throws IOException {
		try (FFmpegFrameRecorder recorder = pictures ? new FFmpegFrameRecorder(file.toFile(), 64, 48, 1)
				: new FFmpegFrameRecorder(file.toFile(), 1)) {
			recorder.setAudioCodecName(codec);
			recorder.setSampleRate(rate);
			if (pictures) {
				recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
				recorder.setFrameRate(RATE);
			}
			recorder.start();
			for (int i = 0; pictures && i < 10; i++)
				recorder.record(picture(64, 48, i), avutil.AV_PIX_FMT_BGR24);
			FloatBuffer tone = FloatBuffer.allocate(rate);
			for (int i = 0; i < rate; i++)
				tone.put((float) (0.5 * Math.sin(2 * Math.PI * 440 * i / rate)));
			tone.flip();
			recorder.recordSamples(rate, 1, new Buffer[] { tone });
			recorder.stop();
		}
		return file;
	}

	/** Two seconds of silence but for a pulse of 300 Hz around 1 s, highest there. */
	public static Path pulse(Path file, String codec, int rate) throws IOException {
		try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 1)) {
			recorder.setAudioCodecName(codec);
			recorder.setSampleRate(rate);
			recorder.start();
			FloatBuffer sound = FloatBuffer.allocate(2 * rate);
			for (int i = 0; i < 2 * rate; i++) {
				double seconds = (double) i / rate - 1;
				sound.put((float) (0.8 * Math.cos(2 * Math.PI * 300 * seconds) * Math.exp(-1e4 * seconds * seconds)));
			}
			sound.flip();
			recorder.recordSamples(rate, 1, new Buffer[] { sound });
			recorder.stop();
		}
		return file;
	}

	/** Blue, green, red of nearly all of a frame. */
	public static int[] color(int number) {
		return new int[] { 40 + 5 * number, 180 - 5 * number, 60 + 4 * number };
	}

	/** One colour, but white in the corner at the top left. */
	private static Frame picture(int width, int height, int number) {
		Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3);
		ByteBuffer pixels = (ByteBuffer) frame.image[0];
		int[] color = color(number);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				for (int c = 0; c < 3; c++)
					pixels.put(y * frame.imageStride + 3 * x + c, (byte) (x < width / 4 && y < height / 4 ? 255 : color[c]));
		return frame;
	}
}
