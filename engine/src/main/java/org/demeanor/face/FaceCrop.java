package org.demeanor.face;

import java.util.Objects;

import org.demeanor.face.image.FaceBox;

/**
 * One face cut out of one frame.
 *
 * @param frame number of the frame in its clip, from 0
 * @param timeSeconds of the frame
 * @param box where it was found, in pixels of the stored picture, upright
 * @param pixels unsigned bytes, row by row: gray, or red, green and blue of each pixel
 */
public record FaceCrop(int frame, double timeSeconds, FaceBox box, byte[] pixels) {

	public FaceCrop {
		Objects.requireNonNull(box);
		Objects.requireNonNull(pixels);
	}
}
