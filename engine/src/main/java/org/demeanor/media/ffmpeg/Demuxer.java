package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBP;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVFMTCTX_NOHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_COMMENT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEPENDENT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DESCRIPTIONS;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_HEARING_IMPAIRED;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_STILL_IMAGE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_VISUAL_IMPAIRED;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EINVAL;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.Limits;
import org.demeanor.media.mp4.Mp4Index;
import org.demeanor.media.riff.RiffHead;

/** An opened container. Not thread-safe; closing it frees the native memory. */
final class Demuxer implements AutoCloseable {

	static {
		FfmpegLibraries.load();
		// Errors are thrown; FFmpeg would write them to standard error as well.
		av_log_set_level(AV_LOG_QUIET);
	}

	/** What a container may open: the file that was named, and no neighbour of it. One for all containers. */
	private static final class NamedFileOnly
			extends AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer {

		private static final int NOT_PERMITTED = -1;

		@Override
		@SuppressWarnings("rawtypes")
		public int call(AVFormatContext container, PointerPointer opened, BytePointer url, int flags, PointerPointer options) {
			return text(url).equals(text(container.url())) ? avio_open2(opened, url, flags, (AVIOInterruptCB) null, options)
					: NOT_PERMITTED;
		}

		private static String text(BytePointer url) {
			return url.getString(StandardCharsets.UTF_8);
		}
	}

	/** A stream and its unit of time: objects that would be made anew for each packet, which takes longer than to read it. */
	private record Known(AVStream stream, int numerator, int denominator) {}

	private static final NamedFileOnly NAMED_FILE_ONLY = new NamedFileOnly();

	private static final int ASIDE = AV_DISPOSITION_COMMENT | AV_DISPOSITION_DESCRIPTIONS | AV_DISPOSITION_HEARING_IMPAIRED
			| AV_DISPOSITION_STILL_IMAGE | AV_DISPOSITION_TIMED_THUMBNAILS | AV_DISPOSITION_VISUAL_IMPAIRED;

	private static final String AVI = "avi";
	private static final Set<String> RIFF = Set.of("wav", AVI);
	/** How the name of its pictures begins in files of ImageJ's {@code AVI_Writer}. */
	private static final String IMAGEJ = "ImageJ AVI";

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

	/** Samples a second of sound; fewer are no speech, and would make hours of a few bytes. */
	static final int LEAST_RATE = 1000;

	private final String name;
	private final AVFormatContext context;
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
		name = file.toString();
		context = open(file);
		try {
			for (int i = 0; i < context.nb_streams(); i++)
				limits.checkFrameSize(name, context.streams(i).codecpar().width(), context.streams(i).codecpar().height());
			if ((context.ctx_flags() & AVFMTCTX_NOHEADER) != 0)
				try (FrameSizeProbe probe = new FrameSizeProbe(open(file), name, limits)) {
					probe.check();
				}
			FfmpegErrors.check(findStreams(limits), name, "its streams cannot be read");
		}
		catch (StageException refused) {
			close();
			throw refused;
		}
		long start = context.start_time();
		startSeconds = start == AV_NOPTS_VALUE ? 0 : (double) start / AV_TIME_BASE;
		time = new TimeLine(context);
		// FFmpeg takes what is there of a file for all.
		RiffHead head = RIFF.contains(format()) ? RiffHead.of(file) : null;
		missingBytes = head == null ? 0 : head.missingBytes();
		if (format().equals(AVI))
			takeMainRate(head.frameMicroseconds());
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

	/** The picture tracks in the order of the file: video streams that are not covers and whose size is known. */
	List<AVStream> pictures() {
		return streams(AVMEDIA_TYPE_VIDEO);
	}

	/** The sound tracks in the order of the file, those whose rate is known. */
	List<AVStream> sound() {
		return streams(AVMEDIA_TYPE_AUDIO);
	}

	/**
	 * Numbers of tracks, from 1, the likeliest first: as the flags of the file and FFmpeg's own choice say.
	 *
	 * @param tracks {@link #pictures()} or {@link #sound()}
	 */
	List<Integer> likeliestFirst(List<AVStream> tracks) {
		if (tracks.size() < 2)
			return tracks.isEmpty() ? List.of() : List.of(1);
		int best = av_find_best_stream(context, tracks.get(0).codecpar().codec_type(), -1, -1, (AVCodec) null, 0);
		return IntStream.rangeClosed(1, tracks.size()).boxed()
				.sorted(Comparator.<Integer>comparingInt(track -> rank(tracks.get(track - 1), best))).toList();
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

	private static AVFormatContext open(Path file) throws StageException {
		AVFormatContext context = avformat_alloc_context();
		context.io_open(NAMED_FILE_ONLY);
		AVDictionary options = new AVDictionary(null);
		// FFmpeg takes UTF-8 on every system, whatever charset Java would use for a string.
		try (BytePointer path = new BytePointer(("file:" + file + '\0').getBytes(StandardCharsets.UTF_8))) {
			av_dict_set(options, "protocol_whitelist", "file", 0);
			av_dict_set(options, "format_whitelist", Containers.ALLOWED, 0);
			// A name like frame%03d.png is that file, not a numbered sequence.
			av_dict_set(options, "pattern_type", "none", 0);
			int opened = avformat_open_input(context, path, null, options);
			if (opened == AVERROR_EINVAL())
				throw new StageException(Stage.MEDIA, file.toString(), "FFmpeg cannot read it as media: its header is damaged, or it is"
						+ " of a format that is not opened, like subtitles and playlists");
			if (opened < 0 && Mp4Index.isCutOff(file))
				throw new StageException(Stage.MEDIA, file.toString(), "ends before its index (moov): the recording was not finished,"
						+ " or the copy is cut off");
			FfmpegErrors.check(opened, file.toString(), "FFmpeg cannot read it as media");
			return context;
		}
		finally {
			av_dict_free(options);
		}
	}

	/**
	 * ImageJ rounds the rate in the header of the stream, which FFmpeg takes, to a whole number; the main header has the right one.
	 * Other programs round that one.
	 */
	private void takeMainRate(int frameMicroseconds) {
		for (AVStream stream : pictures()) {
			AVDictionaryEntry title = av_dict_get(stream.metadata(), "title", null, 0);
			if (frameMicroseconds == 0 || title == null || !title.value().getString().startsWith(IMAGEJ))
				continue;
			stream.time_base(av_make_q(frameMicroseconds, AV_TIME_BASE));
			stream.avg_frame_rate(av_make_q(AV_TIME_BASE, frameMicroseconds));
			if (stream.duration() > 0)
				context.duration(stream.duration() * frameMicroseconds);
		}
	}

	/** Decodes the first frames, where that is needed to know the streams; within the limits, too. */
	private int findStreams(Limits limits) {
		int streams = context.nb_streams();
		try (PointerPointer<AVDictionary> options = new PointerPointer<>(Math.max(1, streams))) {
			for (int i = 0; i < streams; i++) {
				AVDictionary option = new AVDictionary(null);
				av_dict_set(option, "max_pixels", String.valueOf(Decoder.mostPixels(limits)), 0);
				options.put(i, option);
			}
			int found = avformat_find_stream_info(context, options);
			for (int i = 0; i < streams; i++)
				av_dict_free(new AVDictionary(options.get(i)));
			return found;
		}
	}

	/** How many tiles the picture of the file is stored in, as photos of phones are; 0 if it is stored whole. */
	int tiles() {
		// Each tile is a stream that depends on others. Older versions of FFmpeg know no more of them than that.
		return (int) pictures().stream().filter(stream -> (stream.disposition() & AV_DISPOSITION_DEPENDENT) != 0).count();
	}

	/** Whether it is a still image, or a sequence of them. */
	boolean isStill() {
		return format().endsWith("_pipe") || format().equals("image2");
	}

	/** FFmpeg's name of the container. */
	private String format() {
		return context.iformat().name().getString();
	}

	private List<AVStream> streams(int type) {
		List<AVStream> streams = new ArrayList<>();
		for (int i = 0; i < context.nb_streams(); i++) {
			AVStream stream = context.streams(i);
			boolean known = type == AVMEDIA_TYPE_VIDEO ? stream.codecpar().width() > 0 : stream.codecpar().sample_rate() >= LEAST_RATE;
			if (known && stream.codecpar().codec_type() == type && (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0)
				streams.add(stream);
		}
		return streams;
	}

	/** 0 for the likeliest track: a single picture beside a film, and comments on it, are not what it is about. */
	private static int rank(AVStream stream, int best) {
		boolean aside = (stream.disposition() & ASIDE) != 0 || stream.nb_frames() == 1;
		boolean flagged = (stream.disposition() & AV_DISPOSITION_DEFAULT) != 0;
		return (aside ? 4 : 0) + (stream.index() == best ? 0 : flagged ? 1 : 2);
	}
}
