package org.demeanor.voice;

/**
 * Which pieces of a sound a voice net analyses, in samples. A piece shorter than a window is padded with zeros on both
 * sides, the odd zero at the end.
 *
 * @param length samples of a window
 * @param offset samples to skip at the beginning, at most the length
 * @param hop samples from one window to the next, at most the length; 0: there is only one window
 * @param grid the distance between windows is a multiple of this many samples
 */
public record WindowPlan(int length, int offset, int hop, int grid) {

	public WindowPlan {
		if (length < 1 || offset < 0 || offset > length || hop < 0 || hop > length || grid < 1 || hop % grid != 0)
			throw new IllegalArgumentException("no windows of " + length + " samples from sample " + offset + " every "
					+ hop + " at multiples of " + grid);
	}

	/**
	 * One window at the offset and nothing after it, as in the reference. A sound that ends before the offset would
	 * leave nothing, so it is taken whole.
	 */
	public static WindowPlan single(int length, int offset) {
		return new WindowPlan(length, offset, 0, 1);
	}

	/**
	 * Windows from the first sample on, every hop, that cover the whole sound. The last one ends with the sound, or as
	 * soon after it as the grid allows, and so overlaps the one before more than the others do.
	 */
	public static WindowPlan covering(int length, int hop, int grid) {
		if (hop == 0)
			throw new IllegalArgumentException("windows that cover a sound need a hop");
		return new WindowPlan(length, 0, hop, grid);
	}

	/** The distance to a last window if only this many samples are left, at most a hop: rounded up to the grid. */
	int step(int left) {
		return (left + grid - 1) / grid * grid;
	}
}
