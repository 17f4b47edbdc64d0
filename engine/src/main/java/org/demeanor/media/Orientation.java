package org.demeanor.media;

import java.util.function.IntFunction;

/**
 * How to bring a stored picture upright: mirror it left to right if needed, then turn it.
 *
 * @param mirrored whether left and right change places
 * @param quarterTurns clockwise, 0 to 3
 */
public record Orientation(boolean mirrored, int quarterTurns) {

	/** For a picture that is stored upright. */
	public static final Orientation UPRIGHT = new Orientation(false, 0);

	private static final int CHANNELS = 3;

	/** By the tag's value, 1 to 8. */
	private static final Orientation[] EXIF = { UPRIGHT, new Orientation(true, 0), new Orientation(false, 2),
			new Orientation(true, 2), new Orientation(true, 3), new Orientation(false, 1), new Orientation(true, 1),
			new Orientation(false, 3) };

	public Orientation {
		if (quarterTurns < 0 || quarterTurns > 3)
			throw new IllegalArgumentException(quarterTurns + " quarter turns");
	}

	/** The meaning of the tag Orientation of EXIF and TIFF; an unknown value means upright. */
	public static Orientation ofExif(int value) {
		return value >= 1 && value <= EXIF.length ? EXIF[value - 1] : UPRIGHT;
	}

	/**
	 * The nearest orientation to a linear map of the plane, x to the right and y downwards, which sends (x, y) to
	 * {@code (xx * x + xy * y, yx * x + yy * y)}.
	 */
	public static Orientation ofMatrix(double xx, double xy, double yx, double yy) {
		boolean mirrored = xx * yy - xy * yx < 0;
		double angle = mirrored ? Math.atan2(-yx, -xx) : Math.atan2(yx, xx);
		return new Orientation(mirrored, Math.floorMod(Math.round(angle / (Math.PI / 2)), 4));
	}

	/** Whether the picture is upright already. */
	public boolean isUpright() {
		return !mirrored && quarterTurns == 0;
	}

	/**
	 * Brings a frame upright.
	 *
	 * @param stored its pixels are moved, everything else stays
	 * @param arrays gives an array of a length
	 * @return the frame itself if it is upright already
	 */
	public Frame upright(Frame stored, IntFunction<byte[]> arrays) {
		if (isUpright())
			return stored;
		boolean lying = quarterTurns % 2 == 1;
		int width = lying ? stored.height() : stored.width();
		int height = lying ? stored.width() : stored.height();
		int origin = place(stored, 0, 0, width);
		// A picture of one column or row has no second pixel that tells the direction, and none to move.
		int right = stored.width() > 1 ? place(stored, 1, 0, width) - origin : 0;
		int down = stored.height() > 1 ? place(stored, 0, 1, width) - origin : 0;
		byte[] from = stored.bgr();
		byte[] to = arrays.apply(from.length);
		int source = 0;
		for (int y = 0; y < stored.height(); y++)
			for (int x = 0; x < stored.width(); x++, source += CHANNELS) {
				int target = CHANNELS * (origin + x * right + y * down);
				to[target] = from[source];
				to[target + 1] = from[source + 1];
				to[target + 2] = from[source + 2];
			}
		return new Frame(stored.index(), stored.timeSeconds(), width, height, to,
				lying ? 1 / stored.pixelAspect() : stored.pixelAspect());
	}

	/** The number of the pixel, row by row in an upright picture of this width, that a stored pixel becomes. */
	private int place(Frame stored, int x, int y, int width) {
		int lastX = stored.width() - 1;
		int lastY = stored.height() - 1;
		int column = mirrored ? lastX - x : x;
		return switch (quarterTurns) {
			case 0 -> y * width + column;
			case 1 -> column * width + lastY - y;
			case 2 -> (lastY - y) * width + lastX - column;
			default -> (lastX - column) * width + y;
		};
	}
}
