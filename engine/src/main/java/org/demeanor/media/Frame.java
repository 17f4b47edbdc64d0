package org.demeanor.media;

import java.util.Objects;

/**
 * One picture of square pixels. If the stored pixels are not square, the picture was stretched: in width by
 * {@code pixelAspect} if that is above 1, else in height by its inverse.
 *
 * @param index number of the frame in its clip, from 0
 * @param timeSeconds presentation time in seconds, 0 at the start of the clip
 * @param width in pixels
 * @param height in pixels
 * @param bgr blue, green, red bytes, row by row without padding: {@code width * height * 3}
 * @param pixelAspect width of a stored pixel, upright, over its height; 1 for most
 */
public record Frame(int index, double timeSeconds, int width, int height, byte[] bgr, double pixelAspect) {

	/** Stored pixels count as square within a percent; nobody sees the difference. */
	private static final double SQUARE_ENOUGH = 0.01;

	/** A file that claims more than 8:1 is mistaken. */
	private static final double MOST_ASPECT = 8;

	public Frame {
		Objects.requireNonNull(bgr);
		if (width < 1 || height < 1 || bgr.length != 3L * width * height)
			throw new IllegalArgumentException(width + "x" + height + " BGR does not fit " + bgr.length + " bytes");
		if (!(pixelAspect > 0))
			throw new IllegalArgumentException("pixel aspect " + pixelAspect);
	}

	/** A frame whose stored pixels are square. */
	public Frame(int index, double timeSeconds, int width, int height, byte[] bgr) {
		this(index, timeSeconds, width, height, bgr, 1);
	}

	/**
	 * The pixel aspect to use.
	 *
	 * @param width of a pixel, in any unit
	 * @param height of a pixel, in the same unit
	 * @return 1 if one is unknown, if both are about the same, or if they cannot be true
	 */
	public static double pixelAspect(double width, double height) {
		double aspect = width / height;
		boolean usable = width > 0 && height > 0 && aspect <= MOST_ASPECT && aspect >= 1 / MOST_ASPECT;
		return usable && Math.abs(aspect - 1) > SQUARE_ENOUGH ? aspect : 1;
	}

	/** Width in square pixels of a stored picture. */
	public static int squareWidth(int storedWidth, double pixelAspect) {
		return pixelAspect > 1 ? (int) Math.round(storedWidth * pixelAspect) : storedWidth;
	}

	/** Height in square pixels of a stored picture. */
	public static int squareHeight(int storedHeight, double pixelAspect) {
		return pixelAspect < 1 ? (int) Math.round(storedHeight / pixelAspect) : storedHeight;
	}
}
