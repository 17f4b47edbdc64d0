package org.demeanor.face.image;

/**
 * Where the centres of a face's eyes are, in pixels of the frame.
 *
 * @param leftX of the eye on the left in the picture, which is the person's right one
 * @param leftY of the same
 * @param rightX of the eye on the right in the picture
 * @param rightY of the same
 */
public record Eyes(double leftX, double leftY, double rightX, double rightY) {

	/** The same eyes in a picture that is this many times as wide and as high. */
	public Eyes enlarged(double timesX, double timesY) {
		return new Eyes(leftX * timesX, leftY * timesY, rightX * timesX, rightY * timesY);
	}
}
