package org.demeanor.face.mouth;

/**
 * What the mouth of a face does on a frame.
 *
 * @param motion how much it has changed since the frame before, in parts of the skin's light; NaN where the face was not
 *        seen shortly before
 * @param openness how much of it is dark, in parts of the skin's light: 0 for closed lips
 */
public record Mouth(double motion, double openness) {

	/** Nothing is known. */
	public static final Mouth UNKNOWN = new Mouth(Double.NaN, Double.NaN);

	/** Whether both are known. */
	public boolean isKnown() {
		return !Double.isNaN(motion) && !Double.isNaN(openness);
	}
}
