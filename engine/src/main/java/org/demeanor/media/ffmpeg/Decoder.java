package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Limits;
import org.demeanor.media.ffmpeg.library.FfmpegErrors;
import org.demeanor.media.ffmpeg.packet.AskedFrameFilter;
import org.demeanor.media.ffmpeg.packet.DisposableFrameFilter;
import org.demeanor.media.ffmpeg.packet.FrameStamps;
import org.demeanor.media.ffmpeg.packet.NalParser;
import org.demeanor.media.ffmpeg.packet.PacketSource;

/**
 * Decodes one stream of a container, frame by frame. It skips damaged packets, as players do; only a stream without a
 * single frame that can be decoded is an error. Not thread-safe; closing it frees the native memory and the demuxer.
 */
final class Decoder implements AutoCloseable {

	/** This many damaged frames in a row end a stream, in case a decoder never stops reporting them. */
	private static final int MOST_DAMAGED = 100_000;

	/** That a decoder needs a packet; a native method tells it, and it is needed for each frame. */
	private static final int WANTS_MORE = AVERROR_EAGAIN();

	private final Demuxer demuxer;
	private final String name;
	private final AVStream stream;
	private final PacketSource packets;
	private final AVCodecContext codec;
	private final AVPacket packet = av_packet_alloc();
	private final AVFrame frame = av_frame_alloc();
	private final FrameStamps stamps;
	private long timestamp;
	private long fed;
	private boolean decodedAny;
	private int damaged;
	/** Frames before this time stamp are only decoded for others. */
	private long wanted = AV_NOPTS_VALUE;
	/** The latest presentation time stamp that the decoder was given. */
	private long fedTo = AV_NOPTS_VALUE;
	/** Whether the packet has been read and waits for the decoder. */
	private boolean packetWaits;

	/**
	 * @param demuxer at its beginning; belongs to this decoder, which closes it, also on failure
	 * @param stream of that demuxer
	 * @param name of the file, for messages
	 * @param threads that decode, at least 1
	 * @param limits of its frames, beyond which none is allocated
	 * @throws StageException (stage media) if there is no decoder for the stream
	 */
	Decoder(Demuxer demuxer, AVStream stream, String name, int threads, Limits limits) throws StageException {
		this(demuxer, stream, packet -> demuxer.read(stream, packet), name, threads, limits);
	}

	/**
	 * As above, for pictures of which some will be read.
	 *
	 * @param read whether the frame with this number will be read; others may be {@linkplain #leavesOut(int) left out}
	 */
	Decoder(Demuxer demuxer, AVStream stream, String name, int threads, Limits limits, IntPredicate read) throws StageException {
		this(demuxer, stream, filtered(demuxer, stream, (all, units) -> new DisposableFrameFilter(all, units, read)), name, threads,
				limits);
	}

	/**
	 * As above, for pictures that are reached by seeking.
	 *
	 * @param asked whether the frame with this presentation time stamp will be read; others may never be decoded
	 */
	Decoder(Demuxer demuxer, AVStream stream, String name, int threads, Limits limits, LongPredicate asked) throws StageException {
		this(demuxer, stream, filtered(demuxer, stream, (all, units) -> new AskedFrameFilter(all, units, asked)), name, threads, limits);
	}

	private Decoder(Demuxer demuxer, AVStream stream, PacketSource packets, String name, int threads, Limits limits)
			throws StageException {
		this.demuxer = demuxer;
		this.stream = stream;
		this.packets = packets;
		this.name = name;
		int id = stream.codecpar().codec_id();
		AVCodec decoder = avcodec_find_decoder(id);
		codec = avcodec_alloc_context3(decoder);
		stamps = new FrameStamps(codec, stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO);
		try {
			if (decoder == null)
				throw new StageException(Stage.MEDIA, name,
						"this FFmpeg has no decoder for " + avcodec_get_name(id).getString());
			FfmpegErrors.check(avcodec_parameters_to_context(codec, stream.codecpar()), name, "bad stream parameters");
			codec.pkt_timebase(stream.time_base());
			codec.thread_count(threads);
			codec.max_pixels(mostPixels(limits));
			FfmpegErrors.check(avcodec_open2(codec, decoder, (AVDictionary) null), name, "the decoder does not start");
		}
		catch (StageException failed) {
			close();
			throw failed;
		}
	}

	/**
	 * The next decoded frame, valid until the next call.
	 *
	 * @return {@code null} after the last one, at once if the stream is empty
	 * @throws StageException (stage media) if the stream is not empty and ends without one frame
	 */
	AVFrame next() throws StageException {
		for (int inARow = 0; inARow < MOST_DAMAGED;) {
			int result = avcodec_receive_frame(codec, frame);
			if (result >= 0) {
				take();
				return frame;
			}
			if (result == AVERROR_EOF)
				break;
			// A decoder that wants more gets it; after a damaged frame there may be whole ones.
			if (result == WANTS_MORE)
				feed();
			else {
				inARow++;
				damaged++;
			}
		}
		if (fed > 0 && !decodedAny)
			throw new StageException(Stage.MEDIA, name,
					"nothing could be decoded of its " + avcodec_get_name(codec.codec_id()).getString() + " stream");
		return null;
	}

	/**
	 * The first frame from a time stamp on, valid until the next call. Frames before it that no others need stay undecoded.
	 *
	 * @return {@code null} if there is none
	 * @throws StageException as above
	 */
	AVFrame next(long from) throws StageException {
		wanted = from;
		try {
			AVFrame decoded = next();
			while (decoded != null && decoded.best_effort_timestamp() < from)
				decoded = next();
			return decoded;
		}
		finally {
			wanted = AV_NOPTS_VALUE;
			codec.skip_frame(AVDISCARD_DEFAULT);
		}
	}

	/**
	 * The key frame that comes next, valid until the next call, without reading behind it. Decoding cannot go on from there:
	 * {@link #seek} or {@link #skipTo} comes next.
	 *
	 * @param timestamp of the key frame
	 * @return {@code null} if another frame comes next, or if it does not stand alone after all
	 */
	AVFrame alone(long timestamp) {
		if (!packetWaits && !packets.read(packet))
			return null;
		packetWaits = true;
		if (packet.pts() != timestamp)
			return null;
		feed();
		avcodec_send_packet(codec, null);
		if (avcodec_receive_frame(codec, frame) < 0 || frame.best_effort_timestamp() != timestamp
				|| frame.pict_type() != AV_PICTURE_TYPE_I)
			return null;
		take();
		return frame;
	}

	/** How many frames so far were damaged: shown with faults, or not at all. */
	int damaged() {
		return damaged;
	}

	/** When the file ends, if that is earlier than its header says and all of the stream was read. */
	OptionalDouble cutOffSeconds() {
		return demuxer.cutOffSeconds();
	}

	/** What is to be said of the file once all of the stream was read: that it ends early. */
	Optional<String> cutOff() {
		return demuxer.cutOff();
	}

	/** Whether {@link #next()} leaves out the frame with this number, from 0. */
	boolean leavesOut(int frame) {
		return packets.leavesOut(frame);
	}

	/**
	 * Goes to the key frame before a time stamp of this stream, whose frames will all be read from there.
	 *
	 * @return false if the container cannot; the decoder is then where it was
	 */
	boolean seek(long timestamp) {
		if (!demuxer.seek(stream, timestamp))
			return false;
		if (packetWaits)
			av_packet_unref(packet);
		packetWaits = false;
		flush();
		return true;
	}

	/**
	 * Reads on to a key frame without decoding what lies before it.
	 *
	 * @param timestamp of the key frame
	 * @return false if it never comes
	 */
	boolean skipTo(long timestamp) {
		if (fedTo != AV_NOPTS_VALUE && fedTo >= timestamp)
			return true;
		while (packetWaits || packets.read(packet)) {
			packetWaits = packet.pts() == timestamp;
			if (packetWaits) {
				flush();
				return true;
			}
			av_packet_unref(packet);
		}
		return false;
	}

	/**
	 * Goes to the packet with a decoding time stamp, which is the next to be decoded.
	 *
	 * @return false if another packet or none comes there
	 */
	boolean seekPacket(long decodingStamp) {
		if (!seek(decodingStamp))
			return false;
		packetWaits = packets.read(packet);
		return packetWaits && packet.dts() == decodingStamp;
	}

	/** From here on the file's other streams are passed over; where the container allows it, unread. */
	void passOverOthers() {
		demuxer.only(stream);
	}

	/** The file's other streams are read again, whose ends tell whether it is cut off. */
	void readOthers() {
		demuxer.all(stream);
	}

	/** How many packets were decoded since the beginning. */
	long fed() {
		return fed;
	}

	/** Forgets damage that is none of the stream's own, as behind a place in its middle. */
	void damaged(int before) {
		damaged = before;
	}

	/** Seconds of the clip's time for a presentation time stamp of this stream. */
	double seconds(long timestamp) {
		return demuxer.seconds(stream, timestamp);
	}

	/** Width of a frame's pixel over its height, from the container or else the stream; 1 if neither says. */
	double pixelAspect(AVFrame decoded) {
		return demuxer.pixelAspect(stream, decoded);
	}

	/** The presentation time stamp of the last frame of {@link #next()}; {@code AV_NOPTS_VALUE} if there is none. */
	long timestamp() {
		return timestamp;
	}

	AVStream stream() {
		return stream;
	}

	@Override
	public void close() {
		av_frame_free(frame);
		av_packet_free(packet);
		avcodec_free_context(codec);
		packets.close();
		demuxer.close();
	}

	/** What a decoder may allocate a frame for; codecs fill whole blocks, so that it is more than the limit itself. */
	static long mostPixels(Limits limits) {
		return Math.min(Integer.MAX_VALUE, limits.framePixels() / 4 * 5 + (1 << 16));
	}

	// -- Helper methods --

	private void flush() {
		avcodec_flush_buffers(codec);
		stamps.clear();
		fedTo = AV_NOPTS_VALUE;
	}

	/** Notes what is to be known of the frame that was decoded. */
	private void take() {
		decodedAny = true;
		if (frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0)
			damaged++;
		timestamp = stamps.of(frame);
	}

	/** All packets of the stream, filtered where its format can be parsed. */
	private static PacketSource filtered(Demuxer demuxer, AVStream stream,
			BiFunction<PacketSource, NalParser, PacketSource> filter) {
		PacketSource all = packet -> demuxer.read(stream, packet);
		return NalParser.of(stream.codecpar()).map(units -> filter.apply(all, units)).orElse(all);
	}

	/** Gives the decoder the next packet, or tells it that there are no more. */
	private void feed() {
		if (!packetWaits && !packets.read(packet)) {
			avcodec_send_packet(codec, null);
			return;
		}
		packetWaits = false;
		fed++;
		fedTo = Math.max(fedTo, packet.pts());
		if (wanted != AV_NOPTS_VALUE)
			codec.skip_frame(packet.pts() < wanted ? AVDISCARD_NONREF : AVDISCARD_DEFAULT);
		stamps.fed(packet);
		// A packet that it refuses is damaged; the next one may be whole.
		if (avcodec_send_packet(codec, packet) < 0)
			damaged++;
		av_packet_unref(packet);
	}
}
