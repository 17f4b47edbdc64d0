package org.demeanor.face.mouth;

/**
 * What the mouth of a face does on a frame.
 *
 * @param motion how far it has moved since the frame before, in pixels of the face's patch; NaN where the face was not seen
 *        shortly before
 */
public record Mouth(double motion) {

	/** Nothing is known. */
	public static final Mouth UNKNOWN = new Mouth(Double.NaN);

	/** Whether it is known how far it has moved. */
	public boolean isKnown() {
		return !Double.isNaN(motion);
	}
}
