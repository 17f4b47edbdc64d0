package org.demeanor.face.detection.net;

/**
 * The size of the pictures that a net takes.
 *
 * @param fixedWidth the only width in pixels; 0 if any multiple of {@value #STEP} is allowed
 * @param fixedHeight the only height, or 0
 */
public record InputShape(int fixedWidth, int fixedHeight) {

	/** Pixels along each side of the largest cell. */
	private static final int STEP = 32;

	/** Whether pictures may have any size. */
	boolean open() {
		return fixedWidth == 0 && fixedHeight == 0;
	}

	/** The most width of a picture that may have this many pixels; as {@link #mostHeight}. */
	int mostWidth(int wanted) {
		return fixedWidth > 0 ? fixedWidth : wanted;
	}

	int mostHeight(int wanted) {
		return fixedHeight > 0 ? fixedHeight : wanted;
	}

	/** The width of a picture after black is added on the right; as {@link #paddedHeight} below. */
	int paddedWidth(int width) {
		return fixedWidth > 0 ? fixedWidth : padded(width);
	}

	int paddedHeight(int height) {
		return fixedHeight > 0 ? fixedHeight : padded(height);
	}

	private static int padded(int length) {
		return (length + STEP - 1) / STEP * STEP;
	}
}
