package org.demeanor.cli;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** Half a second of other clips, encoded as every kind of media file that Demeanor knows. */
final class ShortClips {

	static {
		avutil.av_log_set_level(avutil.AV_LOG_QUIET);
	}

	/** How to make a kind of file; without a codec there is no such stream. */
	private record Format(String extension, String container, String pictures, int pixels, String sound) {

		static Format film(String extension, String container, String pictures, String sound) {
			return new Format(extension, container, pictures, avutil.AV_PIX_FMT_YUV420P, sound);
		}

		static Format sound(String extension, String container, String codec) {
			return new Format(extension, container, null, 0, codec);
		}

		static Format still(String extension, String container, String codec, int pixels) {
			return new Format(extension, container, codec, pixels, null);
		}

		boolean isStill() {
			return pictures != null && sound == null;
		}

		/** FFmpeg encodes Vorbis only in stereo. */
		int channels(int wanted) {
			return sound == null ? 0 : sound.equals("vorbis") ? 2 : wanted;
		}
	}

	private static final List<Format> FORMATS = List.of(
			Format.film("3gp", "3gp", "mpeg4", "aac"), Format.film("avi", "avi", "mpeg4", "libmp3lame"),
			Format.film("flv", "flv", "flv", "libmp3lame"), Format.film("m2ts", "mpegts", "libopenh264", "aac"),
			Format.film("m4v", "mp4", "mpeg4", "aac"), Format.film("mkv", "matroska", "ffv1", "flac"),
			new Format("mov", "mov", "mjpeg", avutil.AV_PIX_FMT_YUVJ420P, "pcm_s16le"),
			new Format("mov", "mov", "prores_ks", avutil.AV_PIX_FMT_YUV422P10, "aac"),
			Format.film("mp4", "mp4", "libopenh264", "aac"), Format.film("mpeg", "mpeg", "mpeg1video", "mp2"),
			Format.film("mpg", "mpeg", "mpeg2video", "ac3"), Format.film("mts", "mpegts", "mpeg2video", "mp2"),
			Format.film("mxf", "mxf", "mpeg2video", "pcm_s16le"), Format.film("ogv", "ogg", "libvpx", "flac"),
			Format.film("ts", "mpegts", "mpeg2video", "aac"), Format.film("webm", "webm", "libvpx-vp9", "libopus"),
			Format.film("webm", "webm", "libvpx", "vorbis"), Format.film("wmv", "asf", "wmv2", "wmav2"),
			Format.sound("aac", "adts", "aac"), Format.sound("aif", "aiff", "pcm_s16be"),
			Format.sound("aiff", "aiff", "pcm_mulaw"), Format.sound("flac", "flac", "flac"),
			Format.sound("m4a", "ipod", "aac"), Format.sound("mp3", "mp3", "libmp3lame"),
			Format.sound("oga", "ogg", "flac"), Format.sound("ogg", "ogg", "vorbis"),
			Format.sound("opus", "ogg", "libopus"), Format.sound("wav", "wav", "pcm_s16le"),
			Format.sound("wav", "wav", "pcm_f32le"), Format.sound("wma", "asf", "wmav2"),
			Format.still("bmp", "image2pipe", "bmp", avutil.AV_PIX_FMT_BGR24),
			Format.still("gif", "gif", "gif", avutil.AV_PIX_FMT_RGB8),
			Format.still("jpeg", "image2pipe", "mjpeg", avutil.AV_PIX_FMT_YUVJ420P),
			Format.still("jpg", "image2pipe", "mjpeg", avutil.AV_PIX_FMT_YUVJ444P),
			Format.still("png", "image2pipe", "png", avutil.AV_PIX_FMT_RGB24),
			Format.still("tif", "image2pipe", "tiff", avutil.AV_PIX_FMT_RGB24),
			Format.still("tiff", "image2pipe", "tiff", avutil.AV_PIX_FMT_GRAY8),
			Format.still("webp", "webp", "libwebp", avutil.AV_PIX_FMT_YUV420P));

	private static final int WIDTH = 192;
	private static final int HEIGHT = 160;
	private static final int RATE = 25;
	private static final int FRAMES = 12;
	private static final int SAMPLE_RATE = 48_000;

	private final Path folder;
	private final List<Frame> sound;

	/** @param folder for the files */
	ShortClips(Path folder) throws IOException {
		this.folder = folder;
		try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(AnalyzeCommandTest.SAMPLE.toFile())) {
			grabber.start();
			sound = grabbed(FRAMES * SAMPLE_RATE / RATE / 1024, grabber::grabSamples);
		}
	}

	/**
	 * Two files of each format. One is smaller and in stereo, so that a splice changes size and channels on the way. A
	 * few have no frame. The pictures come from these clips in turn, the sound from the sample.
	 */
	List<Path> make(List<Path> sources) throws IOException {
		List<List<Frame>> pictures = new ArrayList<>();
		for (Path source : sources)
			pictures.add(pictures(source));
		List<Path> made = new ArrayList<>();
		for (int i = 0; i < FORMATS.size(); i++) {
			Format format = FORMATS.get(i);
			List<Frame> frames = pictures.get(i % pictures.size());
			for (int channels = 1; channels <= 2; channels++)
				made.add(write(i + "-" + channels + "." + format.extension, format, channels,
						format.isStill() ? frames.subList(0, 1) : frames, sound));
			if (format.extension.matches("mp4|mkv|avi|flac|wav"))
				made.add(write(i + "-none." + format.extension, format, 1, List.of(), List.of()));
		}
		return made;
	}

	/**
	 * A folder with this many numbered clips: those that {@link #make} makes from the sample, repeated. A repeated file
	 * lies on the disk once.
	 */
	static Path many(int count, Path folder) throws IOException {
		List<Path> originals = new ShortClips(Files.createDirectory(folder.resolve("originals")))
				.make(List.of(AnalyzeCommandTest.SAMPLE));
		Path clips = Files.createDirectory(folder.resolve("clips"));
		for (int i = 0; i < count; i++) {
			// With few clips, some of every kind.
			Path original = originals.get(count < originals.size() ? i * originals.size() / count : i % originals.size());
			Files.createLink(clips.resolve(String.format("%05d-%s", i, original.getFileName())), original);
		}
		return clips;
	}

	// -- Helper methods --

	private interface Grab {
		Frame next() throws IOException;
	}

	private static List<Frame> grabbed(int count, Grab grab) throws IOException {
		List<Frame> frames = new ArrayList<>();
		for (int i = 0; i < count; i++)
			frames.add(grab.next().clone());
		return frames;
	}

	private static List<Frame> pictures(Path source) throws IOException {
		try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(source.toFile())) {
			grabber.setImageWidth(WIDTH);
			grabber.setImageHeight(HEIGHT);
			grabber.start();
			return grabbed(FRAMES, grabber::grabImage);
		}
	}

	private Path write(String name, Format format, int channels, List<Frame> frames, List<Frame> samples)
			throws IOException {
		Path file = folder.resolve(name);
		try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH / channels, HEIGHT / channels,
				format.channels(channels))) {
			recorder.setFormat(format.container);
			// No random marks: the same clips give the same files.
			recorder.setOption("fflags", "bitexact");
			if (format.pictures == null) {
				recorder.setImageWidth(0);
				recorder.setVideoCodec(avcodec.AV_CODEC_ID_NONE);
			}
			else {
				recorder.setVideoCodecName(format.pictures);
				recorder.setPixelFormat(format.pixels);
				recorder.setFrameRate(RATE);
				recorder.setGopSize(4);
			}
			if (format.sound != null) {
				recorder.setAudioCodecName(format.sound);
				recorder.setSampleRate(SAMPLE_RATE);
				// JavaCV expects floats channel by channel.
				if (format.sound.equals("pcm_f32le"))
					recorder.setSampleFormat(avutil.AV_SAMPLE_FMT_FLT);
			}
			recorder.start();
			if (format.pictures != null)
				for (Frame frame : frames)
					recorder.record(frame, avutil.AV_PIX_FMT_BGR24);
			if (format.sound != null)
				for (Frame frame : samples)
					recorder.recordSamples(SAMPLE_RATE, format.channels(channels),
							new Buffer[] { ((ShortBuffer) frame.samples[0]).duplicate() });
			recorder.stop();
		}
		catch (IOException failed) {
			throw new IOException(name + ", " + format, failed);
		}
		return file;
	}
}
