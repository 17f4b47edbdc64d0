package org.demeanor.face.detection.net;

import java.util.Optional;

import org.demeanor.face.image.Eyes;
import org.demeanor.face.image.FaceBox;

/**
 * A face from a net: a box that closely holds brows, cheeks and chin, mostly taller than wide.
 *
 * @param x left edge in pixels; like the other edges it may lie outside of the picture
 * @param y upper edge
 * @param width in pixels
 * @param height in pixels
 * @param score how sure, 0..1
 * @param eyes where the eyes are; empty if the net does not tell
 */
public record RawFace(float x, float y, float width, float height, float score, Optional<Eyes> eyes) {

	/** By a net that does not tell where the eyes are. */
	public RawFace(float x, float y, float width, float height, float score) {
		this(x, y, width, height, score, Optional.empty());
	}

	/** The same face in a picture that is this many times as wide and as high. */
	RawFace enlarged(double timesX, double timesY) {
		return new RawFace((float) (x * timesX), (float) (y * timesY), (float) (width * timesX),
				(float) (height * timesY), score, eyes.map(both -> both.enlarged(timesX, timesY)));
	}

	/** In whole pixels, cut off as OpenCV does before it compares boxes. */
	public FaceBox truncated() {
		return new FaceBox((int) x, (int) y, Math.max(1, (int) width), Math.max(1, (int) height));
	}
}
