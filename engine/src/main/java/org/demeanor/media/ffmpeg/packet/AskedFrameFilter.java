package org.demeanor.media.ffmpeg.packet;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import java.util.function.LongPredicate;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * The packets of a stream that is read in few places, without those of frames that nobody will read and that no other frame
 * is predicted from. A packet's presentation time stamp tells which frame it holds, so that it does not matter where reading
 * began.
 */
public final class AskedFrameFilter implements PacketSource {

	private final PacketSource source;
	private final NalParser units;
	private final LongPredicate asked;

	/**
	 * @param source all packets of the stream, from any key frame; belongs to this filter, which closes it
	 * @param units tells what a packet holds
	 * @param asked whether the frame with this presentation time stamp will be read
	 */
	public AskedFrameFilter(PacketSource source, NalParser units, LongPredicate asked) {
		this.source = source;
		this.units = units;
		this.asked = asked;
	}

	@Override
	public boolean read(AVPacket packet) {
		while (source.read(packet)) {
			if (asked.test(packet.pts()) || !units.isDisposable(packet))
				return true;
			av_packet_unref(packet);
		}
		return false;
	}

	@Override
	public void close() {
		source.close();
	}
}
