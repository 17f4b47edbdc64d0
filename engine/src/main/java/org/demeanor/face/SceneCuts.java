package org.demeanor.face;

import org.demeanor.media.Frame;

/**
 * Tells where a video cuts from one scene to another: of frames looked at one after the other, by the light of some
 * hundred places. A cut changes a large part of the picture, to something unlike it, and far more than the looks before
 * changed it; a picture that only grows darker or lighter stays like itself. Slow fades are no cuts. Not thread-safe.
 */
final class SceneCuts {

	private static final int COLUMNS = 16;
	private static final int ROWS = 12;
	/** Places looked at in each cell, along each side. */
	private static final int SPOTS = 4;

	/** Mean change of all places at a cut, on a scale of 255. Heads, hands and cameras that move change less. */
	private static final double CHANGE = 22;

	/** Share of the cells that change by more than {@value #NOTICEABLE} in a cut. */
	private static final double CHANGED_PART = 0.4;
	private static final double NOTICEABLE = 20;

	/** Pictures that correlate by more show the same, lighter or darker. */
	private static final double ALIKE = 0.8;

	/** A cut changes so many times more than any of the looks before. */
	private static final double SUDDEN = 2;

	/** Between two people before the same wall less changes, but out of a calm picture. */
	private static final double CALM_CHANGE = 12;
	private static final double CALM_ALIKE = 0.9;
	private static final double CALM_SUDDEN = 6;

	/** Looks whose change is remembered. */
	private static final int MEMORY = 5;

	/** The least change that counts as one before: coded pictures never stand quite still. */
	private static final double NOISE = 1;

	private final double[] changes = new double[MEMORY];
	private int looks;
	private double[] last;

	/**
	 * Takes the next frame that is looked at.
	 *
	 * @return whether another scene begins with it
	 */
	boolean beginsAt(Frame frame) {
		double[] cells = cells(frame);
		double[] before = last;
		last = cells;
		if (before == null)
			return false;
		double change = change(before, cells);
		double most = NOISE;
		for (double earlier : changes)
			most = Math.max(most, earlier);
		boolean known = looks >= MEMORY;
		boolean cut = change >= CHANGE && part(before, cells) >= CHANGED_PART && change > SUDDEN * most
				&& likeness(before, cells) < ALIKE
				|| known && change >= CALM_CHANGE && change > CALM_SUDDEN * most && likeness(before, cells) < CALM_ALIKE;
		changes[looks++ % MEMORY] = cut ? 0 : change;
		return cut;
	}

	// -- Helper methods --

	/** Mean light of each cell, 0 to 255. */
	private static double[] cells(Frame frame) {
		double[] cells = new double[COLUMNS * ROWS];
		byte[] bgr = frame.bgr();
		for (int row = 0; row < ROWS * SPOTS; row++) {
			int y = (2 * row + 1) * frame.height() / (2 * ROWS * SPOTS);
			for (int column = 0; column < COLUMNS * SPOTS; column++) {
				int x = (2 * column + 1) * frame.width() / (2 * COLUMNS * SPOTS);
				int pixel = 3 * (y * frame.width() + x);
				cells[row / SPOTS * COLUMNS + column / SPOTS] += ((bgr[pixel] & 0xff) + 2 * (bgr[pixel + 1] & 0xff)
						+ (bgr[pixel + 2] & 0xff)) / (4.0 * SPOTS * SPOTS);
			}
		}
		return cells;
	}

	private static double change(double[] before, double[] now) {
		double sum = 0;
		for (int i = 0; i < now.length; i++)
			sum += Math.abs(now[i] - before[i]);
		return sum / now.length;
	}

	private static double part(double[] before, double[] now) {
		int changed = 0;
		for (int i = 0; i < now.length; i++)
			if (Math.abs(now[i] - before[i]) > NOTICEABLE)
				changed++;
		return (double) changed / now.length;
	}

	/** Correlation of the cells: 1 for pictures alike but for light and contrast; 0 where one is all of one gray. */
	private static double likeness(double[] before, double[] now) {
		double meanBefore = 0;
		double meanNow = 0;
		for (int i = 0; i < now.length; i++) {
			meanBefore += before[i] / now.length;
			meanNow += now[i] / now.length;
		}
		double together = 0;
		double ofBefore = 0;
		double ofNow = 0;
		for (int i = 0; i < now.length; i++) {
			together += (before[i] - meanBefore) * (now[i] - meanNow);
			ofBefore += (before[i] - meanBefore) * (before[i] - meanBefore);
			ofNow += (now[i] - meanNow) * (now[i] - meanNow);
		}
		return ofBefore == 0 || ofNow == 0 ? 0 : together / Math.sqrt(ofBefore * ofNow);
	}
}
