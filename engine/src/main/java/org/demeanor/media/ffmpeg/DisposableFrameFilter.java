package org.demeanor.media.ffmpeg;

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
 * The packets of a stream without those of frames that nobody will read and no other frame is predicted from: in usual
 * H.264 half of the frames are so. Which number a frame has in order of presentation tell the time stamps of the packets
 * around its own. Where they cannot, all packets are given from there on.
 */
final class DisposableFrameFilter implements PacketSource {

	/** In no stream is a frame presented before more than so many that are decoded before it (H.264, A.3.1). */
	private static final int MOST_REORDERED = 16;

	/** What was read ahead. */
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
	private final H264NalParser units;
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
	 * @param source all packets of the stream, from its beginning; becomes this one's to close
	 * @param units tells what a packet holds
	 * @param read whether the frame of a number will be read
	 */
	DisposableFrameFilter(PacketSource source, H264NalParser units, IntPredicate read) {
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
		// What precedes the first frame that stands alone may come to nothing, and would have no number.
		if (!begun && !units.startsAlone(packet))
			giveUp();
		begun = true;
		if (gaveUp)
			return;
		// What an edit list cuts away is decoded and never shown.
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
