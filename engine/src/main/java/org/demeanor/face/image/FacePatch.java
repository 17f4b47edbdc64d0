package org.demeanor.face.image;

/** A face as a small square of gray values, each the mean of an area: fine detail does not flicker in it as in a crop. */
public final class FacePatch {

	/** Pixels along each side. */
	public static final int SIZE = 48;

	/** Places looked at in the area of a pixel, along each side. */
	private static final int SPOTS = 3;

	/** Size and places of a coarse patch. */
	private static final int COARSE_SIZE = 24;
	private static final int COARSE_SPOTS = 2;

	/** In a face of so many pixels for each place, along each side, less than half of them count. */
	private static final int SPARSE = 3;

	/** Blends the pixels left and right of each place. */
	@FunctionalInterface
	private interface Row {

		/** @param row of the image */
		void mix(int row, float[] mixed);
	}

	private FacePatch() {}

	/**
	 * Returns {@value #SIZE} x {@value #SIZE} gray values, 0 to 255, row by row.
	 *
	 * @param box what lies beyond the image's edge looks like the edge
	 */
	public static float[] of(GrayImage image, FaceBox box) {
		return of(image, box, SIZE, SPOTS);
	}

	/** The same with {@value #COARSE_SIZE} x {@value #COARSE_SIZE} values, several times as fast. */
	public static float[] coarse(GrayImage image, FaceBox box) {
		return of(image, box, COARSE_SIZE, COARSE_SPOTS);
	}

	// -- Helper methods --

	private static float[] of(GrayImage image, FaceBox box, int size, int spots) {
		int places = size * spots;
		int[] columns = new int[places];
		float[] rights = new float[places];
		axis(box.x(), box.width(), image.width(), columns, rights);
		Row row = box.width() < SPARSE * places || box.height() < SPARSE * places
				? filled(image, box, columns, rights) : picked(image, columns, rights);
		int[] rows = new int[places];
		float[] belows = new float[places];
		axis(box.y(), box.height(), image.height(), rows, belows);
		float[] patch = new float[size * size];
		float[] upper = new float[places];
		float[] lower = new float[places];
		float[] shares = new float[places];
		int lowerRow = -1;
		for (int y = 0; y < places; y++) {
			// The row below one place is often the row above the next.
			if (rows[y] == lowerRow) {
				float[] swap = upper;
				upper = lower;
				lower = swap;
				lowerRow = -1;
			}
			else if (y == 0 || rows[y] != rows[y - 1])
				row.mix(rows[y], upper);
			int rowBelow = Math.min(rows[y] + 1, image.height() - 1);
			if (rowBelow != lowerRow)
				row.mix(rowBelow, lower);
			lowerRow = rowBelow;
			blend(upper, lower, belows[y], spots * spots, shares);
			add(shares, spots, patch, y / spots * size);
		}
		return patch;
	}

	/** A method of its own, as the next one: Java's slow compiler takes longer for many loops in one. */
	private static void blend(float[] upper, float[] lower, float below, int parts, float[] shares) {
		for (int x = 0; x < shares.length; x++)
			shares[x] = (upper[x] + (lower[x] - upper[x]) * below) / parts;
	}

	/** Adds the shares of a row of places to their row of the patch, which begins at {@code start}. */
	private static void add(float[] shares, int spots, float[] patch, int start) {
		for (int x = 0, i = start; x < shares.length; i++)
			for (int end = x + spots; x < end; x++)
				patch[i] += shares[x];
	}

	/** All pixels of the face are computed. */
	private static Row filled(GrayImage image, FaceBox box, int[] columns, float[] rights) {
		byte[] pixels = image.pixels(within(image, box));
		int width = image.width();
		return (row, mixed) -> {
			int start = row * width;
			for (int x = 0; x < mixed.length; x++) {
				int from = pixels[start + columns[x]] & 0xff;
				int to = pixels[start + Math.min(columns[x] + 1, width - 1)] & 0xff;
				mixed[x] = from + (to - from) * rights[x];
			}
		};
	}

	/** Only the pixels around the places are computed. */
	private static Row picked(GrayImage image, int[] columns, float[] rights) {
		int[] around = new int[2 * columns.length];
		for (int x = 0; x < columns.length; x++) {
			around[2 * x] = columns[x];
			around[2 * x + 1] = Math.min(columns[x] + 1, image.width() - 1);
		}
		int[] values = new int[around.length];
		return (row, mixed) -> {
			image.pick(row, around, 0, around.length, values);
			for (int x = 0; x < mixed.length; x++)
				mixed[x] = values[2 * x] + (values[2 * x + 1] - values[2 * x]) * rights[x];
		};
	}

	/**
	 * The part that is looked at; a box beside the image is taken for the edge next to it. In a small face, the first place lies
	 * between the box and the pixel before it.
	 */
	private static FaceBox within(GrayImage image, FaceBox box) {
		int left = clamp(box.x() - 1, image.width() - 1);
		int top = clamp(box.y() - 1, image.height() - 1);
		int right = clamp(box.x() + box.width(), image.width() - 1);
		int bottom = clamp(box.y() + box.height(), image.height() - 1);
		return new FaceBox(left, top, right - left + 1, bottom - top + 1);
	}

	private static int clamp(int place, int last) {
		return Math.max(0, Math.min(last, place));
	}

	/** Along one axis, for each place the pixel before it and how far it is to the next. */
	private static void axis(int start, int length, int size, int[] before, float[] beyond) {
		for (int i = 0; i < before.length; i++) {
			double place = Math.max(0, Math.min(size - 1, start + (i + .5) * length / before.length - .5));
			before[i] = (int) place;
			beyond[i] = (float) (place - before[i]);
		}
	}
}
