package org.demeanor.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoublePredicate;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;

/** Puts the streams of other files into one, as they are coded, in whatever order. */
public final class Remuxed {

	/**
	 * A stream to take.
	 *
	 * @param disposition the flags that it gets
	 * @param taken tells of each packet's second whether it is taken; packets keep their time stamps
	 */
	public record Part(Path file, int type, int disposition, DoublePredicate taken) {

		public static Part pictures(Path file, int disposition) {
			return new Part(file, AVMEDIA_TYPE_VIDEO, disposition, seconds -> true);
		}

		public static Part sound(Path file, int disposition) {
			return new Part(file, AVMEDIA_TYPE_AUDIO, disposition, seconds -> true);
		}

		public static Part soundWithPause(Path file, TimeSpan pause) {
			return new Part(file, AVMEDIA_TYPE_AUDIO, 0, seconds -> seconds < pause.startSeconds() || seconds >= pause.endSeconds());
		}
	}

	private Remuxed() {}

	/** The container by the name's ending. */
	public static Path write(Path file, Part... parts) throws IOException {
		AVFormatContext out = new AVFormatContext(null);
		check(avformat_alloc_output_context2(out, null, null, file.toString()), file);
		AVFormatContext[] inputs = new AVFormatContext[parts.length];
		int[] taken = new int[parts.length];
		for (int i = 0; i < parts.length; i++) {
			inputs[i] = new AVFormatContext(null);
			check(avformat_open_input(inputs[i], parts[i].file.toString(), (AVInputFormat) null, (AVDictionary) null), file);
			check(avformat_find_stream_info(inputs[i], (PointerPointer<?>) null), file);
			taken[i] = stream(inputs[i], parts[i].type);
			AVStream stream = avformat_new_stream(out, null);
			check(avcodec_parameters_copy(stream.codecpar(), inputs[i].streams(taken[i]).codecpar()), file);
			stream.codecpar().codec_tag(0);
			stream.time_base(inputs[i].streams(taken[i]).time_base());
			stream.avg_frame_rate(inputs[i].streams(taken[i]).avg_frame_rate());
			stream.disposition(parts[i].disposition);
		}
		AVIOContext bytes = new AVIOContext(null);
		check(avio_open(bytes, file.toString(), AVIO_FLAG_WRITE), file);
		out.pb(bytes);
		check(avformat_write_header(out, (AVDictionary) null), file);
		for (int i = 0; i < parts.length; i++) {
			copy(inputs[i], taken[i], parts[i].taken, out, i, file);
			avformat_close_input(inputs[i]);
		}
		check(av_write_trailer(out), file);
		avio_closep(bytes);
		avformat_free_context(out);
		return file;
	}

	private static int stream(AVFormatContext input, int type) throws IOException {
		for (int i = 0; i < input.nb_streams(); i++)
			if (input.streams(i).codecpar().codec_type() == type)
				return i;
		throw new IOException("no such stream");
	}

	private static void copy(AVFormatContext from, int stream, DoublePredicate taken, AVFormatContext to, int number, Path file)
			throws IOException {
		AVPacket packet = av_packet_alloc();
		double unit = av_q2d(from.streams(stream).time_base());
		while (av_read_frame(from, packet) >= 0)
			if (packet.stream_index() == stream && taken.test(packet.pts() * unit)) {
				av_packet_rescale_ts(packet, from.streams(stream).time_base(), to.streams(number).time_base());
				packet.stream_index(number);
				check(av_interleaved_write_frame(to, packet), file);
			}
		av_packet_free(packet);
	}

	private static void check(int code, Path file) throws IOException {
		if (code < 0)
			throw new IOException(file + ": FFmpeg says " + code);
	}
}
