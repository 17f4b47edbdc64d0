package org.demeanor.media.ffmpeg.depth;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY16BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY16LE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.demeanor.Stage;
import org.demeanor.StageException;

/**
 * Pictures of 16-bit gray whose values need fewer bits, as scientific cameras of 10, 12 or 14 bits write them: as they
 * are, they would be all but black. The values of the first picture tell how many bits are in use; a later one with more
 * raises that from there on. Closing it frees native memory.
 */
public final class DeepGray implements AutoCloseable {

	private static final int WIDTH = 16;

	/** A picture of less is black, not of another depth. */
	private static final int LEAST = 255;

	/** With so many bits and more a picture is only dark, not of another depth. */
	private static final int DEEP = 15;

	private final String name;
	private int bits;
	private AVFrame copy;

	/** @param name of the file, for messages */
	public DeepGray(String name) {
		this.name = name;
	}

	/** Whether pictures of a format may be of this kind. */
	public static boolean is(int pixelFormat) {
		return pixelFormat == AV_PIX_FMT_GRAY16LE || pixelFormat == AV_PIX_FMT_GRAY16BE;
	}

	/**
	 * The same picture over the whole range.
	 *
	 * @return the frame itself if it needs no change, else one that is valid until the next call
	 * @throws StageException (stage media) if there is no memory for it
	 */
	public AVFrame stretched(AVFrame frame) throws StageException {
		ByteOrder order = frame.format() == AV_PIX_FMT_GRAY16LE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		int row = 2 * frame.width();
		ByteBuffer values = ByteBuffer.allocate(row * frame.height()).order(order);
		BytePointer from = frame.data(0);
		for (int y = 0; y < frame.height(); y++)
			from.position((long) y * frame.linesize(0)).get(values.array(), y * row, row);
		int most = LEAST;
		for (int i = 0; i < values.capacity(); i += 2)
			most = Math.max(most, values.getShort(i) & 0xFFFF);
		bits = Math.max(bits, Integer.SIZE - Integer.numberOfLeadingZeros(most));
		if (bits >= DEEP)
			return frame;
		for (int i = 0; i < values.capacity(); i += 2)
			values.putShort(i, (short) ((values.getShort(i) & 0xFFFF) << WIDTH - bits));
		return copy(frame, values.array(), row);
	}

	/** What was done, once a picture was seen; empty if nothing was. */
	public List<String> notes() {
		return bits == 0 || bits >= DEEP ? List.of() : List.of("16-bit gray of " + bits + "-bit values, stretched");
	}

	@Override
	public void close() {
		if (copy != null)
			av_frame_free(copy);
		copy = null;
	}

	// -- Helper methods --

	private AVFrame copy(AVFrame frame, byte[] values, int row) throws StageException {
		if (copy == null || copy.width() != frame.width() || copy.height() != frame.height() || copy.format() != frame.format()) {
			close();
			copy = av_frame_alloc();
			copy.format(frame.format());
			copy.width(frame.width());
			copy.height(frame.height());
			if (av_frame_get_buffer(copy, 0) < 0)
				throw new StageException(Stage.MEDIA, name, "no memory for a frame");
		}
		BytePointer to = copy.data(0);
		for (int y = 0; y < frame.height(); y++)
			to.position((long) y * copy.linesize(0)).put(values, y * row, row);
		return copy;
	}
}
