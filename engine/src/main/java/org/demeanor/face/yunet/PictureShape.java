package org.demeanor.face.yunet;

/**
 * The size of the pictures that a YuNet file takes.
 *
 * @param fixedWidth the only width in pixels; 0 where any multiple of {@value #STEP} goes
 * @param fixedHeight the only height, or 0
 */
record PictureShape(int fixedWidth, int fixedHeight) {

	/** Pixels along each side of the largest cell. */
	private static final int STEP = 32;

	/**
	 * Where any size goes: YuNet was trained on pictures of 640 x 640, the cascade of profile standard searches such, and
	 * on a core this costs what it does for a small clip whatever the camera; a face may then be as small as some 10 pixels
	 * of these 640.
	 */
	private static final int WORKING_SIZE = 640;

	int mostWidth() {
		return fixedWidth > 0 ? fixedWidth : WORKING_SIZE;
	}

	int mostHeight() {
		return fixedHeight > 0 ? fixedHeight : WORKING_SIZE;
	}

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
