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

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.Orientation;
import org.demeanor.media.ffmpeg.depth.DeepGray;
import org.demeanor.media.ffmpeg.library.FfmpegErrors;

/**
 * Converts decoded pictures to upright BGR of square pixels, by swscale with the matrix and range that the frame names:
 * the values of OpenCV's VideoCapture. For one thread, except for giving arrays back; closing it frees the native
 * memory.
 */
final class BgrConverter implements AutoCloseable {

	/** Contrast and saturation stay as they are: 1 in swscale's 16.16 fixed point. */
	private static final int UNCHANGED = 1 << 16;

	/** Bytes that FFmpeg adds to a row at most. */
	private static final int MOST_PADDING = 64;

	/** The frame properties that a context depends on. */
	private record Source(int width, int height, double pixelAspect, int pixelFormat, int colorSpace, int colorRange) {

		static Source of(AVFrame frame, double pixelAspect) {
			return new Source(frame.width(), frame.height(), pixelAspect, frame.format(), frame.colorspace(), frame.color_range());
		}

		/** Not a record's own equals: Java builds that at the first call, which delays the first frame. */
		boolean fits(AVFrame frame, double aspect) {
			return width == frame.width() && height == frame.height() && pixelAspect == aspect && pixelFormat == frame.format()
					&& colorSpace == frame.colorspace() && colorRange == frame.color_range();
		}
	}

	private final String name;
	/** The arrays of frames that were given back. */
	private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();
	private Source source;
	private SwsContext context;
	private AVFrame target;
	/** The target's rows. A call into native code for each row takes longer than its copy. */
	private ByteBuffer pixels;
	/** For pictures of 16-bit gray. */
	private DeepGray deepGray;

	BgrConverter(String name) {
		this.name = name;
	}

	/**
	 * @param pixelAspect width of a pixel over its height; the result has square ones
	 * @param orientation brings the picture upright
	 * @throws StageException (stage media) if the picture has a format or size that cannot be converted
	 */
	Frame convert(AVFrame frame, double pixelAspect, Orientation orientation, int index, double timeSeconds)
			throws StageException {
		// Streams may change size or format on the way.
		if (source == null || !source.fits(frame, pixelAspect))
			prepare(Source.of(frame, pixelAspect));
		AVFrame shown = DeepGray.is(source.pixelFormat) ? deepGray.stretched(frame) : frame;
		sws_scale(context, new PointerPointer<>(shown), shown.linesize(), 0, source.height, new PointerPointer<>(target),
				target.linesize());
		int width = target.width();
		int height = target.height();
		byte[] bgr = array(3 * width * height);
		int row = target.linesize(0);
		for (int y = 0; y < height; y++)
			pixels.get(y * row, bgr, y * width * 3, width * 3);
		Frame stored = new Frame(index, timeSeconds, width, height, bgr, pixelAspect);
		Frame upright = orientation.upright(stored, this::array);
		if (upright != stored)
			recycle(stored);
		return upright;
	}

	/** Lets a later frame reuse the array of this one; from any thread. */
	void recycle(Frame frame) {
		spare.add(frame.bgr());
	}

	/** What a user should know about how the pictures were converted. */
	List<String> notes() {
		return deepGray == null ? List.of() : deepGray.notes();
	}

	@Override
	public void close() {
		free();
		if (deepGray != null)
			deepGray.close();
	}

	// -- Helper methods --

	private void free() {
		sws_freeContext(context);
		context = null;
		if (target != null)
			av_frame_free(target);
		target = null;
		pixels = null;
		source = null;
	}

	private void prepare(Source now) throws StageException {
		free();
		int width = Frame.squareWidth(now.width, now.pixelAspect);
		int height = Frame.squareHeight(now.height, now.pixelAspect);
		if ((3L * width + MOST_PADDING) * height > Integer.MAX_VALUE)
			throw new StageException(Stage.MEDIA, name, "a frame of " + width + " x " + height + " is too large");
		context = sws_getContext(now.width, now.height, now.pixelFormat, width, height, AV_PIX_FMT_BGR24, SWS_BICUBIC,
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
		target.width(width);
		target.height(height);
		FfmpegErrors.check(av_frame_get_buffer(target, 0), name, "no memory for a frame");
		pixels = target.data(0).capacity((long) target.linesize(0) * height).asByteBuffer();
		source = now;
		if (DeepGray.is(now.pixelFormat) && deepGray == null)
			deepGray = new DeepGray(name);
	}

	private byte[] array(int length) {
		byte[] array = spare.poll();
		return array != null && array.length == length ? array : new byte[length];
	}

	/** If no range is named, the old full-range formats and gray have full range, as in swscale. */
	private static boolean isFullByFormat(Source source) {
		String format = av_get_pix_fmt_name(source.pixelFormat).getString();
		return format.startsWith("yuvj") || format.startsWith("gray");
	}
}
