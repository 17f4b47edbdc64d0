package org.demeanor.face.image;

/** A face as a small square of gray values, each the mean of an area: fine detail does not flicker in it as in a crop. */
public final class FacePatch {

	/** Pixels along each side. */
	public static final int SIZE = 48;

	/** Places looked at in the area of a pixel, along each side. */
	private static final int SPOTS = 3;

	private FacePatch() {}

	/**
	 * Returns {@value #SIZE} x {@value #SIZE} gray values, 0 to 255, row by row.
	 *
	 * @param box what lies beyond the image's edge looks like the edge
	 */
	public static float[] of(GrayImage image, FaceBox box) {
		byte[] pixels = image.pixels(within(image, box));
		int[] columns = new int[SIZE * SPOTS];
		float[] rights = new float[SIZE * SPOTS];
		axis(box.x(), box.width(), image.width(), columns, rights);
		int[] rows = new int[SIZE * SPOTS];
		float[] belows = new float[SIZE * SPOTS];
		axis(box.y(), box.height(), image.height(), rows, belows);
		float[] patch = new float[SIZE * SIZE];
		for (int y = 0; y < rows.length; y++) {
			int upper = rows[y] * image.width();
			int lower = Math.min(rows[y] + 1, image.height() - 1) * image.width();
			for (int x = 0; x < columns.length; x++) {
				int left = columns[x];
				int right = Math.min(left + 1, image.width() - 1);
				float above = mix(pixels[upper + left], pixels[upper + right], rights[x]);
				float below = mix(pixels[lower + left], pixels[lower + right], rights[x]);
				patch[y / SPOTS * SIZE + x / SPOTS] += (above + (below - above) * belows[y]) / (SPOTS * SPOTS);
			}
		}
		return patch;
	}

	// -- Helper methods --

	/** The part that is looked at; a box beside the image is taken for the edge next to it. */
	private static FaceBox within(GrayImage image, FaceBox box) {
		int left = clamp(box.x(), image.width() - 1);
		int top = clamp(box.y(), image.height() - 1);
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

	private static float mix(byte first, byte second, float share) {
		int from = first & 0xff;
		return from + ((second & 0xff) - from) * share;
	}
}
