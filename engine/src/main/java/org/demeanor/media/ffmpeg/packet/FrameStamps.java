package org.demeanor.media.ffmpeg.packet;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.PriorityQueue;
import java.util.Queue;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * When the frames of a decoder are presented. Some containers, like AVI, tell only when a packet is decoded. Frames are then
 * presented at the same times, but in their own order: each takes the earliest time that none has taken.
 */
public final class FrameStamps {

	private final AVCodecContext codec;
	private final boolean reorders;
	private final Queue<Long> decoding = new PriorityQueue<>();
	private boolean lacksPresentationStamps;

	/**
	 * @param codec that decodes the packets
	 * @param reorders whether frames may come in another order than their packets, as pictures may
	 */
	public FrameStamps(AVCodecContext codec, boolean reorders) {
		this.codec = codec;
		this.reorders = reorders;
	}

	/** Notes a packet that the decoder gets next. */
	public void fed(AVPacket packet) {
		if (!reorders || packet.size() == 0 || packet.dts() == AV_NOPTS_VALUE)
			return;
		lacksPresentationStamps |= packet.pts() == AV_NOPTS_VALUE;
		decoding.add(packet.dts());
	}

	/** The presentation time stamp of the frame that was decoded last; {@code AV_NOPTS_VALUE} if there is none. */
	public long of(AVFrame frame) {
		if (!reorders)
			return frame.best_effort_timestamp();
		// Packets that became no frame leave their times behind.
		while (decoding.size() > codec.has_b_frames() + codec.thread_count() + 1)
			decoding.remove();
		Long earliest = decoding.poll();
		return lacksPresentationStamps && codec.has_b_frames() > 0 && earliest != null ? earliest
				: frame.best_effort_timestamp();
	}

	/** Forgets what was fed, as after seeking. */
	public void clear() {
		decoding.clear();
	}
}
