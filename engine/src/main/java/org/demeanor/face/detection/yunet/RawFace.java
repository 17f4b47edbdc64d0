package org.demeanor.face.detection.yunet;

import org.demeanor.face.image.FaceBox;

/**
 * A face from YuNet: a box that closely holds brows, cheeks and chin, mostly taller than wide.
 *
 * @param x left edge in pixels; like the other edges it may lie outside of the picture
 * @param y upper edge
 * @param width in pixels
 * @param height in pixels
 * @param score how sure, 0..1
 */
record RawFace(float x, float y, float width, float height, float score) {

	/** The same face in a picture that is this many times as wide and as high. */
	RawFace enlarged(double timesX, double timesY) {
		return new RawFace((float) (x * timesX), (float) (y * timesY), (float) (width * timesX),
				(float) (height * timesY), score);
	}

	/** In whole pixels, cut off as OpenCV does before it compares boxes. */
	FaceBox truncated() {
		return new FaceBox((int) x, (int) y, Math.max(1, (int) width), Math.max(1, (int) height));
	}
}
