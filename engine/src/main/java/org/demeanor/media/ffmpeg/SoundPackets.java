package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.avformat.AVIndexEntry.AVINDEX_DISCARD_FRAME;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.demeanor.StageException;
import org.demeanor.media.ffmpeg.pause.Pauses;

/**
 * Goes to places in a sound whose container lists all packets, each of as many samples. What a decoder gives may depend on
 * what it decoded before: overlap, a reservoir of bits, noise by a generator of random numbers. So it begins two seconds
 * early, and a place counts as reached only if the samples do not change with another beginning and another past.
 */
final class SoundPackets {

	private static final double EARLY_SECONDS = 2;

	/** The coder's delay ends within these packets; they are decoded from the start. */
	static final int FIRST = 8;

	private final AVStream stream;
	/** Samples of a packet, and those at the start of the sound that are not given out. */
	private final int length;
	private final long skipped;

	private SoundPackets(AVStream stream, int length, long skipped) {
		this.stream = stream;
		this.length = length;
		this.skipped = skipped;
	}

	/**
	 * @param decoder that has decoded at least {@value #FIRST} packets, from the start
	 * @param samples that it gave
	 * @return empty if its places are not known
	 */
	static Optional<SoundPackets> of(Decoder decoder, long samples) {
		AVStream stream = decoder.stream();
		int length = stream.codecpar().frame_size();
		long skipped = decoder.fed() * length - samples;
		boolean alike = length > 0 && skipped >= 0 && skipped < (long) FIRST * length;
		return alike && isListed(stream) ? Optional.of(new SoundPackets(stream, length, skipped)) : Optional.empty();
	}

	/**
	 * Lets a decoder stand before a stretch of samples.
	 *
	 * @param decoder of the sound, whose place is lost if that fails
	 * @param from number of the first sample, as if all were decoded from the start
	 * @param to number of the last one, exclusive
	 * @return how many samples of the next frame come before the first one; empty if the samples would not be those of
	 *         decoding from the start
	 */
	OptionalInt reach(Decoder decoder, long from, long to) throws StageException {
		long packet = (from + skipped) / length;
		long end = Math.min((to + skipped) / length + 1, stream.nb_frames());
		int early = (int) Math.ceil(EARLY_SECONDS * stream.codecpar().sample_rate() / length);
		if (packet - 2 * early < FIRST || packet >= end)
			return OptionalInt.empty();
		int damaged = decoder.damaged();
		// A short look first: noise shows at once.
		boolean same = isSettled(decoder, packet, early, Math.min(packet + early, end)) && isSettled(decoder, packet, early, end)
				&& stand(decoder, packet, packet - early);
		decoder.damaged(damaged);
		return same ? OptionalInt.of((int) ((from + skipped) % length)) : OptionalInt.empty();
	}

	// -- Helper methods --

	/**
	 * Whether all packets are in the container's list, and none behind the first is cut away by an edit list or comes after a
	 * pause.
	 */
	private static boolean isListed(AVStream stream) {
		int count = avformat_index_get_entries_count(stream);
		boolean listed = count > FIRST && count == stream.nb_frames();
		double unit = av_q2d(stream.time_base());
		double length = (double) stream.codecpar().frame_size() / stream.codecpar().sample_rate();
		double last = listed ? avformat_index_get_entry(stream, FIRST - 1).timestamp() * unit : 0;
		for (int packet = FIRST; listed && packet < count; packet++) {
			AVIndexEntry entry = avformat_index_get_entry(stream, packet);
			double start = entry.timestamp() * unit;
			listed = (entry.flags() & AVINDEX_DISCARD_FRAME) == 0 && !Pauses.isPause(start - last - length);
			last = start;
		}
		return listed;
	}

	private long stamp(long packet) {
		AVIndexEntry entry = avformat_index_get_entry(stream, (int) packet);
		return entry.timestamp();
	}

	/** Whether some samples are the same with two beginnings. */
	private boolean isSettled(Decoder decoder, long packet, int early, long end) throws StageException {
		OptionalLong once = digest(decoder, packet, packet - 2 * early, end);
		return once.isPresent() && once.equals(digest(decoder, packet, packet - early, end));
	}

	/** Decodes so far that the next frame is that of a packet. */
	private boolean stand(Decoder decoder, long packet, long begin) throws StageException {
		if (!decoder.seekPacket(stamp(begin)))
			return false;
		long last = stamp(packet - 1);
		AVFrame frame = decoder.next();
		while (frame != null && frame.best_effort_timestamp() < last)
			frame = decoder.next();
		return frame != null && frame.best_effort_timestamp() == last && frame.nb_samples() == length;
	}

	/** Sums up the samples of some packets; empty if they cannot be decoded. */
	private OptionalLong digest(Decoder decoder, long packet, long begin, long end) throws StageException {
		if (!stand(decoder, packet, begin))
			return OptionalLong.empty();
		CRC32C sum = new CRC32C();
		for (long next = packet; next < end; next++) {
			AVFrame frame = decoder.next();
			if (frame == null || frame.best_effort_timestamp() != stamp(next))
				return OptionalLong.empty();
			long bytes = SoundConverter.planeBytes(frame, frame.nb_samples());
			for (int plane = 0; plane < SoundConverter.planes(frame); plane++)
				sum.update(frame.extended_data(plane).capacity(bytes).asByteBuffer());
		}
		return OptionalLong.of(sum.getValue());
	}
}
