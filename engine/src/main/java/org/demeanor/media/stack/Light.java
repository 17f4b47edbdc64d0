package org.demeanor.media.stack;

/** A picture as light of its channels, one over the other, as ImageJ shows a composite. */
public final class Light {

	/** The light of a picture without channels, or of the first of many. */
	public static final int WHITE = 3;

	/** ImageJ shows no more channels at once. */
	public static final int MOST_CHANNELS = 7;

	/** ImageJ's channels, in order, blue first. */
	private static final int[][] COLOURS = { { 0, 0, 1 }, { 0, 1, 0 }, { 1, 0, 0 }, { 1, 1, 1 }, { 1, 1, 0 }, { 1, 0, 1 },
			{ 0, 1, 1 } };

	private final byte[] bgr;

	/** @param pixels of the picture, all black */
	public Light(int pixels) {
		bgr = new byte[3 * pixels];
	}

	/**
	 * Adds gray as light of a colour.
	 *
	 * @param channel from 0
	 * @param gray 0 to 255
	 */
	public void add(int pixel, int channel, int gray) {
		for (int color = 0; color < 3; color++)
			add(3 * pixel + color, gray * COLOURS[channel][color]);
	}

	/** Adds a colour, each part 0 to 255. */
	public void add(int pixel, int blue, int green, int red) {
		add(3 * pixel, blue);
		add(3 * pixel + 1, green);
		add(3 * pixel + 2, red);
	}

	/** Blue, green, red of each pixel. */
	public byte[] bgr() {
		return bgr;
	}

	private void add(int at, int light) {
		bgr[at] = (byte) Math.min(255, (bgr[at] & 0xff) + light);
	}
}
