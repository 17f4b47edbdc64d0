package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBP;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.Limits;
import org.demeanor.media.ffmpeg.library.FfmpegLibraries;
import org.demeanor.media.riff.RiffHead;

/** An opened container. Not thread-safe; closing it frees the native memory. */
final class Demuxer implements AutoCloseable {

	static {
		FfmpegLibraries.load();
		// Errors are thrown; FFmpeg would write them to standard error as well.
		av_log_set_level(AV_LOG_QUIET);
	}

	/** A stream and its unit of time: objects that would be made anew for each packet, which takes longer than to read it. */
	private record Known(AVStream stream, int numerator, int denominator) {}

	private static final String AVI = "avi";
	private static final Set<String> RIFF = Set.of("wav", AVI);
	/** Where the head of a WebP, {@code RIFF....WEBPVP8X....}, names its first chunk, and where that says what is in the file. */
	private static final int WEBP_CHUNK = 12;
	private static final int WEBP_FLAGS = 20;
	private static final String WEBP_EXTENDED = "VP8X";
	private static final int WEBP_ANIMATED = 2;

	/** Seconds that a clip may begin late for the delay of coders alone. */
	private static final double LATE = 1;
	/** Seconds, and parts of a length, by which headers and packets may differ without anything missing. */
	private static final double MISSING = .4;
	private static final double ROUNDED = .02;

	private final AVFormatContext context;
	private final ContainerTracks tracks;
	private final TimeLine time;
	/** The start of the clip, in seconds of the container's own time. */
	private final double startSeconds;
	/** The streams met so far, by their numbers. */
	private final List<Known> known = new ArrayList<>();
	/** When the last packet of those that were read ends, in seconds of the clip's time. */
	private double readSeconds;
	private boolean ended;
	/** How many bytes the file is shorter than it says itself. */
	private final long missingBytes;

	/**
	 * @param file a local file; nothing else is ever opened, whatever its name or content refers to
	 * @param limits of its frames, which nothing larger is even allocated for
	 * @throws StageException (stage media) if FFmpeg cannot read it, or if it says itself that it is beyond a limit
	 */
	Demuxer(Path file, Limits limits) throws StageException {
		context = ContainerOpening.open(file, limits);
		tracks = new ContainerTracks(context);
		long start = context.start_time();
		startSeconds = start == AV_NOPTS_VALUE ? 0 : (double) start / AV_TIME_BASE;
		time = new TimeLine(context);
		// FFmpeg takes what is there of a file for all.
		RiffHead head = RIFF.contains(format()) ? RiffHead.of(file) : null;
		missingBytes = head == null ? 0 : head.missingBytes();
		if (format().equals(AVI))
			ImageJAviRate.correct(context, tracks.pictures(), head.frameMicroseconds());
	}

	/** The length of a stream as it says itself, in seconds; 0 if it does not. */
	double seconds(AVStream stream) {
		return Math.max(0, stream.duration()) * (double) stream.time_base().num() / stream.time_base().den();
	}

	/** Seconds of the clip's time for a presentation time stamp of a stream. */
	double seconds(AVStream stream, long timestamp) {
		AVRational unit = stream.time_base();
		return timestamp * (double) unit.num() / unit.den() - startSeconds;
	}

	/** As above, for several. */
	double[] seconds(AVStream stream, long[] timestamps) {
		AVRational unit = stream.time_base();
		int numerator = unit.num();
		int denominator = unit.den();
		return LongStream.of(timestamps).mapToDouble(stamp -> stamp * (double) numerator / denominator - startSeconds).toArray();
	}

	/** Whether there are pictures without a size: a decoder that would need too much does not tell it. */
	boolean hasPicturesWithoutSize() {
		return IntStream.range(0, context.nb_streams()).mapToObj(i -> context.streams(i).codecpar())
				.anyMatch(codec -> codec.codec_type() == AVMEDIA_TYPE_VIDEO && codec.width() == 0);
	}

	/** Whether the file is an animated WebP, which FFmpeg takes for a picture and does not decode. Reads the first packet. */
	boolean isAnimatedWebp() {
		AVPacket packet = av_packet_alloc();
		try {
			if (av_read_frame(context, packet) < 0 || packet.size() <= WEBP_FLAGS
					|| context.streams(packet.stream_index()).codecpar().codec_id() != AV_CODEC_ID_WEBP)
				return false;
			byte[] head = new byte[WEBP_FLAGS + 1];
			packet.data().get(head);
			return new String(head, WEBP_CHUNK, WEBP_EXTENDED.length(), StandardCharsets.US_ASCII).equals(WEBP_EXTENDED)
					&& (head[WEBP_FLAGS] & WEBP_ANIMATED) != 0;
		}
		finally {
			av_packet_free(packet);
		}
	}

	/** Its tracks. */
	ContainerTracks tracks() {
		return tracks;
	}

	/** The duration from the container; empty for still images. */
	OptionalDouble durationSeconds() {
		if (isStill() || context.duration() == AV_NOPTS_VALUE || context.duration() <= 0)
			return OptionalDouble.empty();
		double told = (double) context.duration() / AV_TIME_BASE;
		// Matroska tells when the clip ends in its own time, which may begin late.
		boolean end = format().startsWith("matroska") && startSeconds >= LATE && told > startSeconds;
		return OptionalDouble.of(end ? told - startSeconds : told);
	}

	/** When the file ends, if that is earlier than its header says; empty if not, or if its end was not read. */
	OptionalDouble cutOffSeconds() {
		OptionalDouble told = context.duration_estimation_method() == AVFMT_DURATION_FROM_STREAM ? durationSeconds()
				: OptionalDouble.empty();
		return !ended || told.isEmpty() || readSeconds >= told.getAsDouble() * (1 - ROUNDED) - MISSING ? OptionalDouble.empty()
				: OptionalDouble.of(readSeconds);
	}

	/** That the file ends earlier than its header says; empty if not, or if its end was not read. */
	Optional<String> cutOff() {
		if (ended && missingBytes > 0)
			return Optional.of("the file lacks " + missingBytes + " bytes of those that its header tells");
		OptionalDouble end = cutOffSeconds();
		return end.isEmpty() ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "the file ends at %.1f s of %.1f s",
				end.getAsDouble(), durationSeconds().orElseThrow()));
	}

	/** Width of a frame's pixel over its height, from the container or else the stream; 1 if neither says. */
	double pixelAspect(AVStream stream, AVFrame decoded) {
		AVRational aspect = av_guess_sample_aspect_ratio(context, stream, decoded);
		return Frame.pixelAspect(aspect.num(), aspect.den());
	}

	/**
	 * Reads the next packet of any stream.
	 *
	 * @return false at the end, also if the file breaks off
	 */
	boolean read(AVPacket packet) {
		ended = av_read_frame(context, packet) < 0;
		if (ended)
			return false;
		Known from = known(packet.stream_index());
		time.place(packet, from.stream);
		long pts = packet.pts();
		if (pts != AV_NOPTS_VALUE)
			readSeconds = Math.max(readSeconds,
					(pts + Math.max(0, packet.duration())) * (double) from.numerator / from.denominator - startSeconds);
		return true;
	}

	/** Whether the time stamps have begun anew in what was read so far; those of packets go on all the same. */
	boolean broken() {
		return time.broken();
	}

	/** Leaves out the packets of all other streams; where the container allows it, without reading them. */
	void only(AVStream stream) {
		discardOthers(stream, AVDISCARD_ALL);
	}

	/** Leaves out no packets any more. */
	void all(AVStream stream) {
		discardOthers(stream, AVDISCARD_DEFAULT);
	}

	/** Reads the next packet of a stream, as above. */
	boolean read(AVStream stream, AVPacket packet) {
		int number = stream.index();
		while (read(packet)) {
			if (packet.stream_index() == number)
				return true;
			av_packet_unref(packet);
		}
		return false;
	}

	/**
	 * Goes to the packet of the last key frame that is not after a time stamp of a stream.
	 *
	 * @return false if the container cannot
	 */
	boolean seek(AVStream stream, long timestamp) {
		return av_seek_frame(context, stream.index(), timestamp, AVSEEK_FLAG_BACKWARD) >= 0;
	}

	@Override
	public void close() {
		avformat_close_input(context);
	}

	// -- Helper methods --

	/** Files may tell of further streams while they are read. */
	private Known known(int number) {
		for (int next = known.size(); next <= number; next++) {
			AVStream stream = context.streams(next);
			AVRational unit = stream.time_base();
			known.add(new Known(stream, unit.num(), unit.den()));
		}
		return known.get(number);
	}

	private void discardOthers(AVStream stream, int discard) {
		for (int i = 0; i < context.nb_streams(); i++)
			if (i != stream.index())
				context.streams(i).discard(discard);
	}

	/** Whether it is a still image, or a sequence of them. */
	boolean isStill() {
		return format().endsWith("_pipe") || format().equals("image2");
	}

	/** FFmpeg's name of the container. */
	private String format() {
		return context.iformat().name().getString();
	}
}
