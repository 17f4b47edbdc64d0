package org.demeanor.face.mouth;

import java.util.Arrays;

import org.demeanor.face.image.Alignment;
import org.demeanor.face.image.FacePatch;

/**
 * Follows the mouth of one face over its frames. Motion is the change of light over its slope, the normal flow (Horn &amp;
 * Schunck 1981), so that a mouth of little contrast, in poor light or under a beard, moves as far as any other. Lowering is
 * the one step down that explains most of the change of light (Lucas &amp; Kanade 1981). Not thread-safe.
 */
public final class MouthTracker {

	/** Between frames further apart a mouth opens and closes unseen. */
	private static final double FURTHEST_SECONDS = .35;

	private static final Alignment.Part CHEEKS = new Alignment.Part(10, 22, 38, 33);
	private static final Alignment.Part MOUTH = new Alignment.Part(12, 32, 36, 48);
	/** Both lips and the gap between them. */
	private static final Alignment.Part LIPS = new Alignment.Part(14, 34, 34, 44);
	private static final int WIDTH = MOUTH.right() - MOUTH.left();
	private static final int HEIGHT = MOUTH.bottom() - MOUTH.top();

	/** Changes are averaged over squares of so many pixels along each side, as noise and coding change single pixels. */
	private static final int BLOCK = 4;

	/** Gray values a pixel; keeps the motion of a mouth without any detail finite. */
	private static final double LEAST_SLOPE = .1;

	/** Squared gray values a pixel; keeps the lowering of lips without any detail small. */
	private static final double DAMPING = .01;

	/** Skin of less light than this part of the cheeks' is a gap between lips. */
	private static final double DARK = .6;

	private float[] last;
	private double lastSeconds;
	private double lastSkin;
	private double lastOpenness;

	/**
	 * Takes the face of the next frame.
	 *
	 * @param patch as {@link FacePatch} gives it; from now on this instance's
	 */
	public Mouth next(double timeSeconds, float[] patch) {
		double skin = median(patch, CHEEKS) + 1;
		double openness = openness(patch, skin);
		double since = timeSeconds - lastSeconds;
		Mouth mouth = last != null && since <= FURTHEST_SECONDS ? changed(since, patch, skin, openness) : Mouth.UNKNOWN;
		last = patch;
		lastSeconds = timeSeconds;
		lastSkin = skin;
		lastOpenness = openness;
		return mouth;
	}

	// -- Helper methods --

	private Mouth changed(double since, float[] patch, double skin, double openness) {
		float[] sameLight = new float[patch.length];
		for (int i = 0; i < patch.length; i++)
			sameLight[i] = (float) (patch[i] * lastSkin / skin);
		float[] aligned = Alignment.of(last, sameLight).apply(sameLight, MOUTH);
		return new Mouth(since, change(last, aligned) / (slope(last) + LEAST_SLOPE), openness, openness - lastOpenness,
				lowering(last, aligned));
	}

	private static double openness(float[] patch, double skin) {
		double sum = 0;
		for (int y = MOUTH.top(); y < MOUTH.bottom(); y++)
			for (int x = MOUTH.left(); x < MOUTH.right(); x++)
				sum += Math.max(0, DARK - patch[y * FacePatch.SIZE + x] / skin);
		return Math.sqrt(sum / (WIDTH * HEIGHT));
	}

	private static double lowering(float[] patch, float[] other) {
		double products = 0;
		double squares = 0;
		for (int y = LIPS.top(); y < LIPS.bottom(); y++)
			for (int x = LIPS.left(); x < LIPS.right(); x++) {
				int pixel = y * FacePatch.SIZE + x;
				double slope = (patch[pixel + FacePatch.SIZE] - patch[pixel - FacePatch.SIZE]) / 2;
				products += slope * (other[pixel] - patch[pixel]);
				squares += slope * slope + DAMPING;
			}
		return -products / squares;
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
