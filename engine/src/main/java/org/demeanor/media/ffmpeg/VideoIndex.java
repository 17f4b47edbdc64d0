package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.FrameIndex;
import org.demeanor.media.Limits;
import org.demeanor.media.ffmpeg.library.Codecs;

/**
 * The time stamps of a video's frames in order of presentation, from its packets. Frames before the first that a decoder shows,
 * as of a film that was cut off before a key frame, are none of them.
 */
final class VideoIndex implements FrameIndex {

	/** In ascending order. */
	private final long[] timestamps;
	/** Numbers of the key frames. */
	private final BitSet keys;
	private final boolean exact;
	private final double intervalSeconds;
	private final double[] seconds;

	private VideoIndex(long[] timestamps, BitSet keys, boolean exact, double intervalSeconds, double[] seconds) {
		this.timestamps = timestamps;
		this.keys = keys;
		this.exact = exact;
		this.intervalSeconds = intervalSeconds;
		this.seconds = seconds;
	}

	/**
	 * @param clip of that file, whose pictures are meant
	 * @param limits of its frames
	 * @throws StageException (stage media) if FFmpeg finds no such pictures in the file, or they are beyond a limit
	 */
	static VideoIndex of(Path file, FileClip clip, Limits limits) throws StageException {
		Codecs.load();
		try (Demuxer demuxer = new Demuxer(file, limits)) {
			AVStream stream = clip.pictures(demuxer);
			demuxer.only(stream);
			LongStream.Builder keyStamps = LongStream.builder();
			long[] timestamps = timestamps(demuxer, stream, keyStamps);
			if (timestamps.length == 0)
				throw new StageException(Stage.MEDIA, file.toString(), "its video stream has no frames");
			Arrays.sort(timestamps);
			boolean exact = timestamps[0] != AV_NOPTS_VALUE && !demuxer.broken() && areDistinct(timestamps);
			BitSet keys = new BitSet();
			keyStamps.build().forEach(stamp -> keys.set(Arrays.binarySearch(timestamps, stamp)));
			int first = exact && !keys.get(0) ? Math.max(0, Arrays.binarySearch(timestamps, firstShown(file, clip, limits))) : 0;
			long[] shown = Arrays.copyOfRange(timestamps, first, timestamps.length);
			return new VideoIndex(shown, keys.get(first, timestamps.length), exact, interval(stream, shown, exact),
					demuxer.seconds(stream, shown));
		}
	}

	@Override
	public int count() {
		return timestamps.length;
	}

	/** Whether the time stamp identifies a frame. */
	boolean exact() {
		return exact;
	}

	long timestamp(int frame) {
		return timestamps[frame];
	}

	/** Whether a presentation time stamp is that of one of some frames, which are told by their numbers. */
	LongPredicate timestampsOf(IntPredicate frames) {
		return timestamp -> {
			int frame = Arrays.binarySearch(timestamps, timestamp);
			return frame >= 0 && frames.test(frame);
		};
	}

	@Override
	public double seconds(int frame) {
		return seconds[frame];
	}

	@Override
	public boolean standsAlone(int frame) {
		return keys.get(frame);
	}

	/** Number of the last key frame that is not behind a frame: decoding may begin there. Below 0 if there is none. */
	int keyBefore(int frame) {
		return keys.previousSetBit(frame);
	}

	/** Mean seconds from one frame to the next, above 0. */
	double intervalSeconds() {
		return intervalSeconds;
	}

	// -- Helper methods --

	/** The time stamp of the first frame that is decoded. */
	private static long firstShown(Path file, FileClip clip, Limits limits) throws StageException {
		Demuxer demuxer = new Demuxer(file, limits);
		try (Decoder decoder = new Decoder(demuxer, clip.pictures(demuxer), file.toString(), 1, limits)) {
			return decoder.next() == null ? AV_NOPTS_VALUE : decoder.timestamp();
		}
	}

	private static long[] timestamps(Demuxer demuxer, AVStream stream, LongStream.Builder keys) {
		AVPacket packet = av_packet_alloc();
		LongStream.Builder timestamps = LongStream.builder();
		try {
			while (demuxer.read(stream, packet)) {
				// Frames that an edit list cuts away are decoded and never shown.
				if ((packet.flags() & AV_PKT_FLAG_DISCARD) == 0) {
					timestamps.add(packet.pts());
					if ((packet.flags() & AV_PKT_FLAG_KEY) != 0)
						keys.add(packet.pts());
				}
				av_packet_unref(packet);
			}
		}
		finally {
			av_packet_free(packet);
		}
		return timestamps.build().toArray();
	}

	private static boolean areDistinct(long[] ascending) {
		for (int i = 1; i < ascending.length; i++)
			if (ascending[i] == ascending[i - 1])
				return false;
		return true;
	}

	private static double interval(AVStream stream, long[] timestamps, boolean exact) {
		int last = timestamps.length - 1;
		if (!exact || last == 0)
			return 1 / VideoReader.rate(stream);
		return (double) (timestamps[last] - timestamps[0]) / last * stream.time_base().num() / stream.time_base().den();
	}
}
