package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_ENOMEM;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.demeanor.StageException;
import org.demeanor.media.Limits;

/**
 * Learns the size of the pictures of a container without a header - transport and program streams, Flash video - before
 * memory is allocated for one. FFmpeg's own look at the streams takes no limit for those that turn up while it reads. Decoders
 * are fed until they ask where to put a picture, and get no place.
 */
final class FrameSizeProbe implements AutoCloseable {

	/** As many as FFmpeg looks at. */
	private static final long MOST_BYTES = 5_000_000;

	/** One for all decoders; each asks in the thread that feeds it. */
	private static final class NoPlace extends AVCodecContext.Get_buffer2_AVCodecContext_AVFrame_int {

		private final ThreadLocal<int[]> asked = new ThreadLocal<>();

		@Override
		public int call(AVCodecContext decoder, AVFrame frame, int flags) {
			asked.set(new int[] { decoder.width(), decoder.height() });
			return AVERROR_ENOMEM();
		}
	}

	private static final NoPlace NO_PLACE = new NoPlace();

	private final AVFormatContext container;
	private final String name;
	private final Limits limits;
	private final Map<Integer, AVCodecContext> decoders = new HashMap<>();
	private final Set<Integer> known = new HashSet<>();
	private final AVPacket packet = av_packet_alloc();
	private final AVFrame frame = av_frame_alloc();

	/** @param container at its beginning; belongs to this probe, which closes it */
	FrameSizeProbe(AVFormatContext container, String name, Limits limits) {
		this.container = container;
		this.name = name;
		this.limits = limits;
	}

	/** @throws StageException (stage media) if a picture is larger than allowed */
	void check() throws StageException {
		for (long bytes = 0; bytes < MOST_BYTES && av_read_frame(container, packet) >= 0;) {
			bytes += packet.size();
			AVStream stream = container.streams(packet.stream_index());
			if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO && !known.contains(stream.index()))
				look(stream);
			av_packet_unref(packet);
		}
	}

	@Override
	public void close() {
		decoders.values().forEach(decoder -> avcodec_free_context(decoder));
		av_packet_free(packet);
		av_frame_free(frame);
		avformat_close_input(container);
	}

	// -- Helper methods --

	private void look(AVStream stream) throws StageException {
		AVCodecContext decoder = decoders.computeIfAbsent(stream.index(), index -> open(stream));
		NO_PLACE.asked.remove();
		if (avcodec_send_packet(decoder, packet) >= 0)
			avcodec_receive_frame(decoder, frame);
		int[] size = NO_PLACE.asked.get();
		if (size != null) {
			known.add(stream.index());
			limits.checkFrameSize(name, size[0], size[1]);
		}
	}

	private static AVCodecContext open(AVStream stream) {
		AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
		AVCodecContext decoder = avcodec_alloc_context3(codec);
		avcodec_parameters_to_context(decoder, stream.codecpar());
		decoder.thread_count(1);
		decoder.get_buffer2(NO_PLACE);
		// One that does not start takes no packets either.
		avcodec_open2(decoder, codec, (AVDictionary) null);
		return decoder;
	}
}
