package org.demeanor.media.mp4;

import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/** Writes an MP4 file: pictures at their times, and sound. Not thread-safe. */
public final class Mp4Writer implements AutoCloseable {

	static {
		// Errors come back as exceptions; the encoders' remarks on their settings help no user.
		av_log_set_level(AV_LOG_QUIET);
	}

	private final AVFormatContext container = new AVFormatContext(null);
	private VideoTrack pictures;
	private SoundTrack sound;

	private Mp4Writer() {}

	/**
	 * Opens a file.
	 *
	 * @param codec FFmpeg's name of the encoder for the pictures
	 * @param framesPerSecond the approximate rate
	 * @param withSound whether there will be sound
	 * @throws IOException if the file or an encoder cannot be opened
	 */
	public static Mp4Writer create(Path file, String codec, FrameSize size, double framesPerSecond, boolean withSound)
			throws IOException {
		Mp4Writer writer = new Mp4Writer();
		try {
			writer.open(file, codec, size, framesPerSecond, withSound);
			return writer;
		}
		catch (IOException | RuntimeException failed) {
			writer.close();
			throw failed;
		}
	}

	/**
	 * Adds a picture.
	 *
	 * @param bgr blue, green, red bytes, row by row without padding
	 * @param timeSeconds when it is shown; later than the picture before
	 * @param shownSeconds for how long
	 */
	public void writeFrame(byte[] bgr, double timeSeconds, double shownSeconds) throws IOException {
		pictures.write(bgr, timeSeconds, shownSeconds);
	}

	/**
	 * Adds samples to the end of the sound.
	 *
	 * @param samples mono, 48 kHz, full scale = 1
	 * @param count how many of them
	 * @param startSeconds when the very first sample of the file sounds
	 */
	public void writeSound(float[] samples, int count, double startSeconds) throws IOException {
		sound.write(samples, count, startSeconds);
	}

	/** Completes the file. Without it, {@link #close()} leaves a file that no player opens. */
	public void finish() throws IOException {
		pictures.finish();
		if (sound != null)
			sound.finish();
		Mp4Track.check(av_write_trailer(container), "file");
		// A full disk may show only now.
		AVIOContext bytes = container.pb();
		container.pb(null);
		Mp4Track.check(avio_closep(bytes), "file");
	}

	@Override
	public void close() {
		if (sound != null)
			sound.close();
		if (pictures != null)
			pictures.close();
		if (container.isNull())
			return;
		if (container.pb() != null)
			avio_closep(container.pb());
		avformat_free_context(container);
		container.setNull();
	}

	private void open(Path file, String codec, FrameSize size, double framesPerSecond, boolean withSound)
			throws IOException {
		Mp4Track.check(avformat_alloc_output_context2(container, null, "mp4", null), "file");
		pictures = new VideoTrack(container, codec, size, framesPerSecond);
		if (withSound)
			sound = new SoundTrack(container);
		AVIOContext bytes = new AVIOContext(null);
		// An absolute path, because FFmpeg takes the text before a colon for a protocol.
		try (BytePointer path = new BytePointer(file.toAbsolutePath().toString(), StandardCharsets.UTF_8)) {
			Mp4Track.check(avio_open(bytes, path, AVIO_FLAG_WRITE), "file");
		}
		container.pb(bytes);
		Mp4Track.check(avformat_write_header(container, (AVDictionary) null), "file");
	}
}
