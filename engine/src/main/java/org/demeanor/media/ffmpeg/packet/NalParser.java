package org.demeanor.media.ffmpeg.packet;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;

import java.util.Optional;
import java.util.function.IntPredicate;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * What the packets of an H.264 or HEVC stream in MP4, MOV or Matroska hold, from the headers of their units. Sources: ITU-T
 * H.264, 7.3.1; ITU-T H.265, 7.3.1.2 and 7.4.2.2; ISO/IEC 14496-15, 5.3.3 and 8.3.3.
 */
public final class NalParser {

	/** What the two bytes at the start of a unit say. */
	private interface Syntax {

		boolean isPicture(int header);

		/** Whether no other frame is predicted from this picture. */
		boolean isDisposable(int header);

		/** Whether this picture, and all that are shown or decoded after it, need none before it. */
		boolean startsAlone(int header);
	}

	/** The first byte is the header. */
	private static final class H264 implements Syntax {

		private static final int LEAST = 7;
		private static final int LENGTH_SIZE_AT = 4;

		@Override
		public boolean isPicture(int header) {
			return type(header) >= 1 && type(header) <= 5;
		}

		@Override
		public boolean isDisposable(int header) {
			return (header >> 8 & 0x60) == 0;
		}

		@Override
		public boolean startsAlone(int header) {
			return type(header) == 5;
		}

		private static int type(int header) {
			return header >> 8 & 0x1f;
		}
	}

	/**
	 * Both bytes are the header.
	 *
	 * @param layers number of temporal layers; only frames of the highest are of no use to others
	 */
	private record Hevc(int layers) implements Syntax {

		private static final int LEAST = 23;
		private static final int LENGTH_SIZE_AT = 21;

		@Override
		public boolean isPicture(int header) {
			return type(header) < 32;
		}

		/** Even types below 16 are of no use to frames of their own layer. */
		@Override
		public boolean isDisposable(int header) {
			return type(header) < 16 && type(header) % 2 == 0 && (header & 7) == layers;
		}

		/** An IDR picture; others that stand alone may have leading ones, which are not shown. */
		@Override
		public boolean startsAlone(int header) {
			return type(header) == 19 || type(header) == 20;
		}

		private static int type(int header) {
			return header >> 9 & 0x3f;
		}
	}

	/** The version of a decoder's configuration record. */
	private static final int VERSION = 1;

	private final Syntax syntax;
	private final int lengthSize;

	private NalParser(Syntax syntax, int lengthSize) {
		this.syntax = syntax;
		this.lengthSize = lengthSize;
	}

	/** Empty for other streams, and for interlaced ones, whose packets may hold half a frame. */
	public static Optional<NalParser> of(AVCodecParameters stream) {
		BytePointer configuration = stream.extradata();
		int size = stream.extradata_size();
		if (stream.field_order() != AV_FIELD_PROGRESSIVE || size < H264.LEAST || configuration.get(0) != VERSION)
			return Optional.empty();
		if (stream.codec_id() == AV_CODEC_ID_H264)
			return Optional.of(new NalParser(new H264(), lengthSize(configuration.get(H264.LENGTH_SIZE_AT))));
		if (stream.codec_id() != AV_CODEC_ID_HEVC || size < Hevc.LEAST)
			return Optional.empty();
		byte told = configuration.get(Hevc.LENGTH_SIZE_AT);
		int layers = told >> 3 & 7;
		return layers == 0 ? Optional.empty() : Optional.of(new NalParser(new Hevc(layers), lengthSize(told)));
	}

	/** Whether no other frame is predicted from this one. */
	boolean isDisposable(AVPacket packet) {
		return all(packet, syntax::isDisposable);
	}

	/** Whether this frame, and those that follow it, need no frame before it. */
	boolean startsAlone(AVPacket packet) {
		return all(packet, syntax::startsAlone);
	}

	// -- Helper methods --

	private static int lengthSize(byte told) {
		return (told & 3) + 1;
	}

	/** Whether there is a unit of a picture and all of them pass; false if the units do not fill the packet. */
	private boolean all(AVPacket packet, IntPredicate wanted) {
		BytePointer data = packet.data();
		long size = packet.size();
		boolean any = false;
		long at = 0;
		while (at + lengthSize + 1 < size) {
			long length = 0;
			for (int i = 0; i < lengthSize; i++)
				length = length << 8 | data.get(at + i) & 0xff;
			int header = (data.get(at + lengthSize) & 0xff) << 8 | data.get(at + lengthSize + 1) & 0xff;
			if (syntax.isPicture(header)) {
				if (!wanted.test(header))
					return false;
				any = true;
			}
			at += lengthSize + length;
		}
		return any && at == size;
	}
}
