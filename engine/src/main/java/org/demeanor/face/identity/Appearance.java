package org.demeanor.face.identity;

import org.demeanor.face.image.FaceBox;
import org.demeanor.media.Frame;

/**
 * What a face looks like over some frames: the texture of the face, the colours of its skin and those of its hair and what
 * is behind it. Not thread-safe.
 */
public final class Appearance {

	private static final ColorHistogram SKIN = new ColorHistogram(.2, .2, .8, .95);
	private static final ColorHistogram HAIR = new ColorHistogram(.1, -.4, .9, .1);

	/** Hair and background change more than skin. */
	private static final double HAIR_WEIGHT = .5;

	private final float[] texture = new float[BinaryPatterns.LENGTH];
	private final float[] skin = new float[ColorHistogram.LENGTH];
	private final float[] hair = new float[ColorHistogram.LENGTH];

	/**
	 * Adds what a frame shows.
	 *
	 * @param box of the face, on the frame
	 * @param patch the same face, as {@link org.demeanor.face.image.FacePatch} gives it
	 */
	public void add(Frame frame, FaceBox box, float[] patch) {
		BinaryPatterns.add(patch, texture);
		SKIN.add(frame, box, skin);
		HAIR.add(frame, box, hair);
	}

	/** Adds all frames of another. */
	public void add(Appearance other) {
		add(other.texture, texture);
		add(other.skin, skin);
		add(other.hair, hair);
	}

	/** How unlike two are: 0 for the same. Each holds at least one frame. */
	public double distance(Appearance other) {
		double texture = distance(this.texture, other.texture);
		double skin = distance(ColorHistogram.smooth(this.skin), ColorHistogram.smooth(other.skin));
		double hair = distance(ColorHistogram.smooth(this.hair), ColorHistogram.smooth(other.hair));
		return texture + skin + HAIR_WEIGHT * hair;
	}

	// -- Helper methods --

	/** The Bhattacharyya coefficient's complement; 0 if one has no counts, as of hair above the frame. */
	private static double distance(float[] first, float[] second) {
		double firstSum = 0;
		double secondSum = 0;
		double common = 0;
		for (int i = 0; i < first.length; i++) {
			firstSum += first[i];
			secondSum += second[i];
			common += Math.sqrt((double) first[i] * second[i]);
		}
		return firstSum == 0 || secondSum == 0 ? 0 : 1 - common / Math.sqrt(firstSum * secondSum);
	}

	private static void add(float[] from, float[] to) {
		for (int i = 0; i < to.length; i++)
			to[i] += from[i];
	}
}
