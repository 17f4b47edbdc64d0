package org.demeanor.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Packets of one stream in the order in which a decoder wants them. */
interface PacketSource extends AutoCloseable {

	/**
	 * Takes the next one.
	 *
	 * @param packet an empty one, which becomes it
	 * @return false after the last one
	 */
	boolean read(AVPacket packet);

	/**
	 * Whether the frame of a number, in order of presentation from 0, is not among those that the packets hold, because
	 * nobody will read it.
	 */
	default boolean leavesOut(int frame) {
		return false;
	}

	/** Frees what was read ahead. */
	@Override
	default void close() {
		// Nothing is, usually.
	}
}
