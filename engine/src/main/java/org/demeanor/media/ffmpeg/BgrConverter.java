package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Frame;

/**
 * Decoded pictures as upright BGR, by swscale with the matrix and range that the frame itself names: the values that
 * OpenCV's VideoCapture gives. For one thread, but for what is given back; closing it frees the native memory.
 */
final class BgrConverter implements AutoCloseable {

	/** No contrast or saturation of our own: 1 in swscale's 16.16 fixed point. */
	private static final int UNCHANGED = 1 << 16;

	/** What a context is made for. */
	private record Source(int width, int height, int pixelFormat, int colorSpace, int colorRange) {

		static Source of(AVFrame frame) {
			return new Source(frame.width(), frame.height(), frame.format(), frame.colorspace(), frame.color_range());
		}

		/** Not a record's own equals: Java puts that together when it is first called, which delays the first frame. */
		boolean fits(AVFrame frame) {
			return width == frame.width() && height == frame.height() && pixelFormat == frame.format()
					&& colorSpace == frame.colorspace() && colorRange == frame.color_range();
		}
	}

	private final String name;
	/** Arrays of frames that were given back. */
	private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();
	private Source source;
	private SwsContext context;
	private AVFrame target;

	BgrConverter(String name) {
		this.name = name;
	}

	/**
	 * @param quarterTurns clockwise, 0 to 3
	 * @throws StageException (stage media) if the picture has a format or size that cannot be converted
	 */
	Frame convert(AVFrame frame, int quarterTurns, int index, double timeSeconds) throws StageException {
		// Streams may change size or format on the way.
		if (source == null || !source.fits(frame))
			prepare(Source.of(frame));
		sws_scale(context, new PointerPointer<>(frame), frame.linesize(), 0, source.height, new PointerPointer<>(target),
				target.linesize());
		byte[] bgr = array(3 * source.width * source.height);
		BytePointer rows = target.data(0);
		int row = target.linesize(0);
		for (int y = 0; y < source.height; y++)
			rows.position((long) y * row).get(bgr, y * source.width * 3, source.width * 3);
		Frame upright = new Frame(index, timeSeconds, source.width, source.height, bgr);
		for (int turn = 0; turn < quarterTurns; turn++)
			upright = turned(upright);
		return upright;
	}

	/** Lets the array of a frame from here be used again; from any thread. */
	void recycle(Frame frame) {
		spare.add(frame.bgr());
	}

	@Override
	public void close() {
		sws_freeContext(context);
		context = null;
		if (target != null)
			av_frame_free(target);
		target = null;
		source = null;
	}

	// -- Helper methods --

	private void prepare(Source now) throws StageException {
		close();
		if (3L * now.width * now.height > Integer.MAX_VALUE)
			throw new StageException(Stage.MEDIA, name, "a frame of " + now.width + " x " + now.height + " is too large");
		context = sws_getContext(now.width, now.height, now.pixelFormat, now.width, now.height, AV_PIX_FMT_BGR24, SWS_BICUBIC,
				(SwsFilter) null, (SwsFilter) null, (DoublePointer) null);
		if (context == null)
			throw new StageException(Stage.MEDIA, name, "pictures of " + now.width + " x " + now.height
					+ " in this pixel format cannot be converted");
		boolean told = now.colorSpace != AVCOL_SPC_UNSPECIFIED && now.colorSpace != AVCOL_SPC_RGB
				&& now.colorSpace <= AVCOL_SPC_BT2020_CL;
		boolean full = now.colorRange == AVCOL_RANGE_JPEG || now.colorRange != AVCOL_RANGE_MPEG && isFullByFormat(now);
		if (told || full)
			sws_setColorspaceDetails(context, sws_getCoefficients(told ? now.colorSpace : SWS_CS_DEFAULT), full ? 1 : 0,
					sws_getCoefficients(SWS_CS_DEFAULT), 0, 0, UNCHANGED, UNCHANGED);
		target = av_frame_alloc();
		target.format(AV_PIX_FMT_BGR24);
		target.width(now.width);
		target.height(now.height);
		FfmpegErrors.check(av_frame_get_buffer(target, 0), name, "no memory for a frame");
		source = now;
	}

	private byte[] array(int length) {
		byte[] array = spare.poll();
		return array != null && array.length == length ? array : new byte[length];
	}

	/** Where the range is not named, the old full-range formats and gray are of full range, as swscale has it. */
	private static boolean isFullByFormat(Source source) {
		String format = av_get_pix_fmt_name(source.pixelFormat).getString();
		return format.startsWith("yuvj") || format.startsWith("gray");
	}

	private Frame turned(Frame frame) {
		int width = frame.height();
		int height = frame.width();
		byte[] from = frame.bgr();
		byte[] to = array(from.length);
		for (int y = 0; y < frame.height(); y++)
			for (int x = 0; x < frame.width(); x++)
				System.arraycopy(from, 3 * (y * frame.width() + x), to, 3 * (x * width + width - 1 - y), 3);
		recycle(frame);
		return new Frame(frame.index(), frame.timeSeconds(), width, height, to);
	}
}
