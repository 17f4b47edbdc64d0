package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_TS_DISCONT;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;

import java.util.HashMap;
import java.util.Map;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Lets a file's time go on where its time stamps begin anew, as in transport streams that were written one behind the
 * other: every stamp from there on is moved so that the packet follows the one before. The same rule as in the ffmpeg
 * tool, for the same formats.
 */
final class TimeLine {

	/** Stamps this far from where they should be belong to another time: 10 s. */
	private static final long FAR = 10L * AV_TIME_BASE;

	/** Stamps this far before the last ones go back in time: 0.1 s. */
	private static final long BACK = AV_TIME_BASE / 10;

	private record Position(long stamp, long next) {}

	private final boolean mayBreak;
	/** By the number of the stream, in millionths of a second. */
	private final Map<Integer, Position> positions = new HashMap<>();
	private long offset;
	private boolean broken;

	TimeLine(AVFormatContext file) {
		mayBreak = (file.iformat().flags() & AVFMT_TS_DISCONT) != 0;
	}

	/** Whether the time stamps have begun anew so far. */
	boolean broken() {
		return broken;
	}

	/** Moves the stamps of the next packet of the file. */
	void place(AVPacket packet, AVStream stream) {
		if (!mayBreak || packet.dts() == AV_NOPTS_VALUE)
			return;
		AVRational base = stream.time_base();
		double unit = (double) base.num() / base.den() * AV_TIME_BASE;
		long stamp = Math.round(packet.dts() * unit) + offset;
		Position last = positions.get(packet.stream_index());
		if (last != null && (Math.abs(stamp - last.next) > FAR || stamp + BACK < last.stamp)) {
			offset -= stamp - last.next;
			stamp = last.next;
			broken = true;
		}
		long shown = packet.duration() > 0 ? Math.round(packet.duration() * unit)
				: Math.round(AV_TIME_BASE / VideoReader.rate(stream));
		positions.put(packet.stream_index(), new Position(stamp, stamp + shown));
		if (offset != 0) {
			long moved = Math.round(offset / unit);
			packet.dts(packet.dts() + moved);
			if (packet.pts() != AV_NOPTS_VALUE)
				packet.pts(packet.pts() + moved);
		}
	}
}
