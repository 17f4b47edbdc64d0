package org.demeanor.media.ffmpeg.packet;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Packets of one stream in decoding order. */
public interface PacketSource extends AutoCloseable {

	/**
	 * Takes the next one.
	 *
	 * @param packet an empty one, to be filled
	 * @return false after the last one
	 */
	boolean read(AVPacket packet);

	/**
	 * Whether the packets lack the frame with this number, in order of presentation from 0, because nobody will read
	 * it.
	 */
	default boolean leavesOut(int frame) {
		return false;
	}

	/** Frees what was read ahead. */
	@Override
	default void close() {
		// Usually nothing was.
	}
}
