package org.demeanor.media.ffmpeg.packet;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;

import java.util.Optional;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * What the packets of an H.264 stream in MP4, MOV or Matroska hold, from the headers of their units. Sources: ITU-T
 * H.264, 7.3.1; ISO/IEC 14496-15, 5.3.3.
 */
public final class H264NalParser {

	/** A decoder's configuration record: its version, its least length, and the place of the length of lengths. */
	private static final int VERSION = 1;
	private static final int LEAST = 7;
	private static final int LENGTH_SIZE_AT = 4;

	private static final int TYPE = 0x1f;
	private static final int IMPORTANCE = 0x60;
	/** Types of units: 1 to 5 are pictures, and 5 is a picture that stands alone. */
	private static final int FIRST_PICTURE = 1;
	private static final int ALONE = 5;

	private final int lengthSize;

	private H264NalParser(int lengthSize) {
		this.lengthSize = lengthSize;
	}

	/** Empty for other streams, and for interlaced ones, whose packets may hold half a frame. */
	public static Optional<H264NalParser> of(AVCodecParameters stream) {
		BytePointer configuration = stream.extradata();
		if (stream.codec_id() != AV_CODEC_ID_H264 || stream.field_order() != AV_FIELD_PROGRESSIVE
				|| stream.extradata_size() < LEAST || configuration.get(0) != VERSION)
			return Optional.empty();
		return Optional.of(new H264NalParser((configuration.get(LENGTH_SIZE_AT) & 3) + 1));
	}

	/** Whether no other frame is predicted from this one. */
	boolean isDisposable(AVPacket packet) {
		return all(packet, header -> (header & IMPORTANCE) == 0);
	}

	/** Whether this frame, and those that follow it, need no frame before it. */
	boolean startsAlone(AVPacket packet) {
		return all(packet, header -> (header & TYPE) == ALONE);
	}

	// -- Helper methods --

	private interface Header {

		boolean test(int header);
	}

	/** Whether there is a unit of a picture and all of them pass; false if the units do not fill the packet. */
	private boolean all(AVPacket packet, Header wanted) {
		BytePointer data = packet.data();
		long size = packet.size();
		boolean any = false;
		long at = 0;
		while (at + lengthSize < size) {
			long length = 0;
			for (int i = 0; i < lengthSize; i++)
				length = length << 8 | data.get(at + i) & 0xff;
			int header = data.get(at + lengthSize) & 0xff;
			int type = header & TYPE;
			if (type >= FIRST_PICTURE && type <= ALONE) {
				if (!wanted.test(header))
					return false;
				any = true;
			}
			at += lengthSize + length;
		}
		return any && at == size;
	}
}
