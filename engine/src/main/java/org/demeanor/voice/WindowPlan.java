package org.demeanor.voice;

/**
 * Which pieces of a sound a voice net hears, in samples. A piece shorter than a window is padded with zeros on both
 * sides, the odd zero behind.
 *
 * @param length samples of a window
 * @param offset samples that are passed over at the beginning, at most the length
 * @param hop samples from one window to the next, at most the length; 0: there is only one window
 * @param grid each window begins a multiple of so many samples after the one before
 */
public record WindowPlan(int length, int offset, int hop, int grid) {

	public WindowPlan {
		if (length < 1 || offset < 0 || offset > length || hop < 0 || hop > length || grid < 1 || hop % grid != 0)
			throw new IllegalArgumentException("no windows of " + length + " samples from sample " + offset + " every "
					+ hop + " at multiples of " + grid);
	}

	/**
	 * One window that begins at the offset, and nothing behind it: the reference's way. A sound that ends before the
	 * offset would leave nothing to hear; it is taken whole instead.
	 */
	public static WindowPlan single(int length, int offset) {
		return new WindowPlan(length, offset, 0, 1);
	}

	/**
	 * Windows from the first sample on, every hop, that cover the whole sound: the last one ends with it, or as soon
	 * after it as the grid allows, and so overlaps the one before more than the others do.
	 */
	public static WindowPlan covering(int length, int hop, int grid) {
		if (hop == 0)
			throw new IllegalArgumentException("windows that cover a sound need a hop");
		return new WindowPlan(length, 0, hop, grid);
	}

	/** From one window to the next where only so many samples are left, at most a hop: rounded up to the grid. */
	int step(int left) {
		return (left + grid - 1) / grid * grid;
	}
}
