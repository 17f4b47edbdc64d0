package org.demeanor.face.mouth;

/**
 * What the mouth of a face does on a frame, and has done since the frame before.
 *
 * @param sinceSeconds time since the frame before
 * @param motion how far it has moved, up or down, in pixels of the face's patch
 * @param openness how much of it is dark, as the gap between lips is: root of the mean darkness, 0 for closed lips
 * @param opening change of openness
 * @param lowering how far the lips have moved down, in pixels of the face's patch; negative for up
 */
public record Mouth(double sinceSeconds, double motion, double openness, double opening, double lowering) {

	/** Nothing is known, as where the face was not seen shortly before. */
	public static final Mouth UNKNOWN = new Mouth(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

	/** Whether anything is known. */
	public boolean isKnown() {
		return !Double.isNaN(motion);
	}
}
