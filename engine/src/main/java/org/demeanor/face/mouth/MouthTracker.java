package org.demeanor.face.mouth;

import java.util.Arrays;

import org.demeanor.face.image.Alignment;
import org.demeanor.face.image.FacePatch;

/**
 * Follows the mouth of one face over its frames. Not thread-safe.
 */
public final class MouthTracker {

	/** Between frames further apart a mouth opens and closes unseen. */
	private static final double FURTHEST_SECONDS = .35;

	private static final Alignment.Part CHEEKS = new Alignment.Part(10, 22, 38, 33);
	private static final Alignment.Part MOUTH = new Alignment.Part(12, 33, 36, 47);
	private static final int MOUTH_AREA = (MOUTH.bottom() - MOUTH.top()) * (MOUTH.right() - MOUTH.left());

	/** Skin of less light than this part of the cheeks' is a gap between lips. */
	private static final double DARK = .6;

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
		Mouth mouth = new Mouth(near ? motion(patch, skin) : Double.NaN, openness(patch, skin));
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
		double sum = 0;
		for (int y = MOUTH.top(); y < MOUTH.bottom(); y++)
			for (int x = MOUTH.left(); x < MOUTH.right(); x++)
				sum += Math.abs(aligned[y * FacePatch.SIZE + x] - last[y * FacePatch.SIZE + x]);
		return sum / MOUTH_AREA / lastSkin;
	}

	private static double openness(float[] patch, double skin) {
		double sum = 0;
		for (int y = MOUTH.top(); y < MOUTH.bottom(); y++)
			for (int x = MOUTH.left(); x < MOUTH.right(); x++)
				sum += Math.max(0, DARK * skin - patch[y * FacePatch.SIZE + x]);
		return sum / MOUTH_AREA / skin;
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
