package org.demeanor.media.ffmpeg.packet;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.IntPredicate;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * The packets of a stream without those of frames that nobody will read and that no other frame is predicted from; in
 * usual H.264 that is half of the frames. The time stamps of packets around a frame tell its number in order of
 * presentation. If they cannot, all packets are passed on from there.
 */
public final class DisposableFrameFilter implements PacketSource {

	/**
	 * In no stream do more frames than this precede a frame in decoding that follow it in presentation (H.264, A.3.1).
	 */
	private static final int MOST_REORDERED = 16;

	/** The packets that were read ahead. */
	private static final class Ahead {

		private final AVPacket packet;
		private final long timestamp;
		private boolean leftOut;
		private boolean decided;

		private Ahead(AVPacket packet) {
			this.packet = packet;
			timestamp = packet.pts();
		}
	}

	private final PacketSource source;
	private final NalParser units;
	private final IntPredicate read;

	private final Queue<Ahead> inOrder = new ArrayDeque<>();
	private final Queue<Ahead> toNumber = new PriorityQueue<>(Comparator.comparingLong(ahead -> ahead.timestamp));
	private final BitSet leftOut = new BitSet();
	private int numbered;
	private long lastTimestamp = AV_NOPTS_VALUE;
	private boolean begun;
	private boolean ended;
	private boolean gaveUp;

	/**
	 * @param source all packets of the stream, from its beginning; belongs to this filter, which closes it
	 * @param units tells what a packet holds
	 * @param read whether the frame with this number will be read
	 */
	public DisposableFrameFilter(PacketSource source, NalParser units, IntPredicate read) {
		this.source = source;
		this.units = units;
		this.read = read;
	}

	@Override
	public boolean read(AVPacket packet) {
		while (true) {
			while (!ended && (inOrder.isEmpty() || !gaveUp && !inOrder.element().decided))
				readAhead();
			Ahead next = inOrder.poll();
			if (next == null)
				return false;
			if (!next.leftOut)
				av_packet_move_ref(packet, next.packet);
			av_packet_free(next.packet);
			if (!next.leftOut)
				return true;
		}
	}

	@Override
	public boolean leavesOut(int frame) {
		while (!ended && !gaveUp && numbered <= frame)
			readAhead();
		return leftOut.get(frame);
	}

	@Override
	public void close() {
		inOrder.forEach(ahead -> av_packet_free(ahead.packet));
		inOrder.clear();
		source.close();
	}

	// -- Helper methods --

	private void readAhead() {
		AVPacket packet = av_packet_alloc();
		if (!source.read(packet)) {
			av_packet_free(packet);
			ended = true;
			while (!toNumber.isEmpty())
				number(toNumber.remove());
			return;
		}
		Ahead ahead = new Ahead(packet);
		inOrder.add(ahead);
		// Packets before the first frame that stands alone may decode to nothing, and would have no number.
		if (!begun && !units.startsAlone(packet))
			giveUp();
		begun = true;
		if (gaveUp)
			return;
		// Frames that an edit list cuts away are decoded and never shown.
		if ((packet.flags() & AV_PKT_FLAG_DISCARD) != 0)
			ahead.decided = true;
		else
			toNumber.add(ahead);
		if (toNumber.size() > MOST_REORDERED)
			number(toNumber.remove());
	}

	private void number(Ahead next) {
		if (next.timestamp == AV_NOPTS_VALUE || numbered > 0 && next.timestamp <= lastTimestamp) {
			giveUp();
			return;
		}
		lastTimestamp = next.timestamp;
		next.decided = true;
		next.leftOut = !read.test(numbered) && units.isDisposable(next.packet);
		leftOut.set(numbered++, next.leftOut);
	}

	private void giveUp() {
		gaveUp = true;
		toNumber.clear();
	}
}
