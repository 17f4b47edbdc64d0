package org.demeanor.media.stack;

import java.util.function.IntFunction;

import org.demeanor.media.Frame;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * An ImgLib2 image as frames: x, y and, if there is a third dimension, time. Colours are {@link ARGBType}. Any real
 * type is gray: 8-bit values stay as they are, others are mapped from a display range to 0..255.
 */
public final class ImgFrames implements FrameSource {

	private final RandomAccessibleInterval<?> image;
	private final FrameInterval interval;
	private final IntFunction<byte[]> bgr;

	private ImgFrames(RandomAccessibleInterval<?> image, double framesPerSecond, IntFunction<byte[]> bgr) {
		if (image.numDimensions() < 2 || image.numDimensions() > 3)
			throw new IllegalArgumentException("expected x, y and at most time, got " + image.numDimensions() + " dimensions");
		if (!(framesPerSecond > 0 && framesPerSecond < Double.POSITIVE_INFINITY))
			throw new IllegalArgumentException("frames a second must be above 0, not " + framesPerSecond);
		this.image = image;
		interval = FrameInterval.of(1 / framesPerSecond);
		this.bgr = bgr;
	}

	/** Colour frames. */
	public static ImgFrames ofColor(RandomAccessibleInterval<ARGBType> image, double framesPerSecond) {
		return new ImgFrames(image, framesPerSecond, index -> {
			Cursor<ARGBType> cursor = Views.flatIterable(plane(image, index)).cursor();
			byte[] bytes = new byte[bytes(image)];
			for (int i = 0; i < bytes.length; i += 3) {
				int argb = cursor.next().get();
				bytes[i] = (byte) ARGBType.blue(argb);
				bytes[i + 1] = (byte) ARGBType.green(argb);
				bytes[i + 2] = (byte) ARGBType.red(argb);
			}
			return bytes;
		});
	}

	/** 8-bit gray frames. */
	public static ImgFrames ofBytes(RandomAccessibleInterval<UnsignedByteType> image, double framesPerSecond) {
		return ofGray(image, 0, 255, framesPerSecond);
	}

	/**
	 * Gray frames of any real type.
	 *
	 * @param black shown as 0, like everything below it
	 * @param white shown as 255, like everything above it
	 */
	public static <T extends RealType<T>> ImgFrames ofGray(RandomAccessibleInterval<T> image, double black, double white,
			double framesPerSecond) {
		if (!(white > black))
			throw new IllegalArgumentException("empty display range " + black + " to " + white);
		double scale = 255 / (white - black);
		return new ImgFrames(image, framesPerSecond, index -> {
			Cursor<T> cursor = Views.flatIterable(plane(image, index)).cursor();
			byte[] bytes = new byte[bytes(image)];
			for (int i = 0; i < bytes.length; i += 3) {
				double shown = (cursor.next().getRealDouble() - black) * scale;
				// A pixel that is NaN is black.
				byte gray = (byte) (shown >= 255 ? 255 : shown > 0 ? Math.round(shown) : 0);
				bytes[i] = gray;
				bytes[i + 1] = gray;
				bytes[i + 2] = gray;
			}
			return bytes;
		});
	}

	@Override
	public int count() {
		return image.numDimensions() == 2 ? 1 : Math.toIntExact(image.dimension(2));
	}

	@Override
	public FrameInterval interval() {
		return interval;
	}

	@Override
	public Frame get(int index) {
		return new Frame(index, index * interval.seconds(), (int) image.dimension(0), (int) image.dimension(1), bgr.apply(index));
	}

	private static <T> RandomAccessibleInterval<T> plane(RandomAccessibleInterval<T> image, int index) {
		return image.numDimensions() == 2 ? image : Views.hyperSlice(image, 2, image.min(2) + index);
	}

	private static int bytes(RandomAccessibleInterval<?> image) {
		return Math.toIntExact(Math.multiplyExact(Math.multiplyExact(image.dimension(0), image.dimension(1)), 3L));
	}
}
