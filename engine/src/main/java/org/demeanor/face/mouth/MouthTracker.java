package org.demeanor.face.mouth;

import java.util.Arrays;

import org.demeanor.face.image.Alignment;
import org.demeanor.face.image.FacePatch;

/**
 * Follows the mouth of one face over its frames. Motion is the change of light over its slope, the normal flow (Horn &amp;
 * Schunck 1981), so that a mouth of little contrast, in poor light or under a beard, moves as far as any other. Not
 * thread-safe.
 */
public final class MouthTracker {

	/** Between frames further apart a mouth opens and closes unseen. */
	private static final double FURTHEST_SECONDS = .35;

	private static final Alignment.Part CHEEKS = new Alignment.Part(10, 22, 38, 33);
	private static final Alignment.Part MOUTH = new Alignment.Part(12, 32, 36, 48);
	private static final int WIDTH = MOUTH.right() - MOUTH.left();
	private static final int HEIGHT = MOUTH.bottom() - MOUTH.top();

	/** Changes are averaged over squares of so many pixels along each side, as noise and coding change single pixels. */
	private static final int BLOCK = 4;

	/** Gray values a pixel; keeps the motion of a mouth without any detail finite. */
	private static final double LEAST_SLOPE = .1;

	private float[] last;
	private double lastSeconds;
	private double lastSkin;

	/**
	 * Takes the face of the next frame.
	 *
	 * @param patch as {@link FacePatch} gives it; from now on this instance's
	 */
	public Mouth next(double timeSeconds, float[] patch) {
		double skin = median(patch, CHEEKS) + 1;
		boolean near = last != null && timeSeconds - lastSeconds <= FURTHEST_SECONDS;
		Mouth mouth = near ? new Mouth(motion(patch, skin)) : Mouth.UNKNOWN;
		last = patch;
		lastSeconds = timeSeconds;
		lastSkin = skin;
		return mouth;
	}

	// -- Helper methods --

	private double motion(float[] patch, double skin) {
		float[] sameLight = new float[patch.length];
		for (int i = 0; i < patch.length; i++)
			sameLight[i] = (float) (patch[i] * lastSkin / skin);
		float[] aligned = Alignment.of(last, sameLight).apply(sameLight, MOUTH);
		return change(last, aligned) / (slope(last) + LEAST_SLOPE);
	}

	/** How much the mouth's light changes from one patch to another. */
	private static double change(float[] patch, float[] other) {
		double sum = 0;
		for (int y = MOUTH.top(); y < MOUTH.bottom(); y += BLOCK)
			for (int x = MOUTH.left(); x < MOUTH.right(); x += BLOCK)
				sum += Math.abs(blockChange(patch, other, x, y));
		return sum / (WIDTH * HEIGHT);
	}

	private static double blockChange(float[] patch, float[] other, int left, int top) {
		double sum = 0;
		for (int y = top; y < top + BLOCK; y++)
			for (int x = left; x < left + BLOCK; x++)
				sum += other[y * FacePatch.SIZE + x] - patch[y * FacePatch.SIZE + x];
		return sum;
	}

	/** How much the mouth's light changes from pixel to pixel, to the right and downward together. */
	private static double slope(float[] patch) {
		double across = 0;
		double down = 0;
		for (int y = MOUTH.top(); y < MOUTH.bottom(); y++)
			for (int x = MOUTH.left(); x < MOUTH.right(); x++) {
				int pixel = y * FacePatch.SIZE + x;
				if (x + 1 < MOUTH.right())
					across += Math.abs(patch[pixel + 1] - patch[pixel]);
				if (y + 1 < MOUTH.bottom())
					down += Math.abs(patch[pixel + FacePatch.SIZE] - patch[pixel]);
			}
		return across / ((WIDTH - 1) * HEIGHT) + down / (WIDTH * (HEIGHT - 1));
	}

	private static double median(float[] patch, Alignment.Part part) {
		float[] values = new float[(part.right() - part.left()) * (part.bottom() - part.top())];
		int i = 0;
		for (int y = part.top(); y < part.bottom(); y++)
			for (int x = part.left(); x < part.right(); x++)
				values[i++] = patch[y * FacePatch.SIZE + x];
		Arrays.sort(values);
		return values[values.length / 2];
	}
}
