package org.demeanor.media.mp4;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One stream of a file that is being written, with its encoder: raw frames in, packets into the file. */
final class Mp4Track implements AutoCloseable {

	private static final int LONGEST_MESSAGE = 256;

	private final AVFormatContext file;
	private final AVCodecContext encoder;
	private final AVStream stream;
	private final AVPacket packet = av_packet_alloc();

	/**
	 * Adds a stream to a file whose header is not written yet.
	 *
	 * @param codec FFmpeg's name of the encoder
	 * @param settings sets what the encoder needs before it is opened
	 * @throws IOException if there is no such encoder or it refuses the settings
	 */
	Mp4Track(AVFormatContext file, String codec, Consumer<AVCodecContext> settings) throws IOException {
		this.file = file;
		AVCodec found = avcodec_find_encoder_by_name(codec);
		if (found == null)
			throw new IOException("this FFmpeg has no encoder " + codec);
		encoder = avcodec_alloc_context3(found);
		settings.accept(encoder);
		// MP4 keeps the encoder's parameters once, in its header.
		encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
		try {
			check(avcodec_open2(encoder, found, (AVDictionary) null), codec);
			stream = avformat_new_stream(file, null);
			check(avcodec_parameters_from_context(stream.codecpar(), encoder), codec);
			stream.time_base(encoder.time_base());
		}
		catch (IOException refused) {
			free();
			throw refused;
		}
	}

	/** The number of samples that the encoder takes at once; 0 for pictures. */
	int frameSize() {
		return encoder.frame_size();
	}

	/** Encodes a frame, with its time in the encoder's time base, and writes the packets that are ready. */
	void write(AVFrame frame) throws IOException {
		check(avcodec_send_frame(encoder, frame), "encoder");
		int received = avcodec_receive_packet(encoder, packet);
		while (received >= 0) {
			packet.stream_index(stream.index());
			// OpenH264 does not pass the duration on, and players cut off a last frame without one.
			if (packet.duration() == 0 && frame != null)
				packet.duration(frame.duration());
			av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
			check(av_interleaved_write_frame(file, packet), "file");
			received = avcodec_receive_packet(encoder, packet);
		}
		if (received != AVERROR_EAGAIN() && received != AVERROR_EOF())
			check(received, "encoder");
	}

	/** Writes what the encoder still holds; no frame may follow. */
	void finish() throws IOException {
		write(null);
	}

	@Override
	public void close() {
		free();
	}

	/**
	 * Turns FFmpeg's error codes into exceptions.
	 *
	 * @param where what FFmpeg was doing
	 */
	static void check(int code, String where) throws IOException {
		if (code >= 0)
			return;
		byte[] message = new byte[LONGEST_MESSAGE];
		av_strerror(code, message, message.length);
		throw new IOException(where + ": " + new String(message, StandardCharsets.UTF_8).replace("\0", ""));
	}

	private void free() {
		av_packet_free(packet);
		avcodec_free_context(encoder);
	}
}
