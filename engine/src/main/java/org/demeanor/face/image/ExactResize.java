package org.demeanor.face.image;

/**
 * Bilinear downscaling of gray images (or single colours), bit for bit OpenCV's {@code INTER_LINEAR_EXACT}: weights in
 * 8-bit fixed point, one rounding at the end. An instance scales one size to another and keeps its tables and rows from
 * image to image; for one thread.
 */
public final class ExactResize {

	private static final int ONE = 1 << 8;

	/** From this many times smaller on, less than half of the pixels count. */
	private static final double SPARSE = 2.85;

	/**
	 * For each place along one axis: the pixels before and after it, and how far (in 256ths) it lies towards the
	 * latter.
	 */
	private static final class Axis {

		private final int[] before;
		private final int[] behind;
		private final int[] weight;
		/** The pixel before and the one behind each place, one after another. */
		private final int[] both;

		private Axis(int from, int to) {
			before = new int[to];
			behind = new int[to];
			weight = new int[to];
			both = new int[2 * to];
			double scale = 1 / ((double) to / from);
			for (int i = 0; i < to; i++) {
				double position = scale * (i + 0.5) - 0.5;
				int pixel = (int) Math.floor(position);
				// Beyond the centres of the first and last pixel there is nothing to blend with.
				if (pixel < 0 || pixel >= from - 1)
					before[i] = pixel < 0 ? 0 : from - 1;
				else {
					before[i] = pixel;
					weight[i] = (int) Math.rint((position - pixel) * ONE);
				}
				behind[i] = Math.min(before[i] + 1, from - 1);
				both[2 * i] = before[i];
				both[2 * i + 1] = behind[i];
			}
		}
	}

	private final int width;
	private final int height;
	private final int newWidth;
	private final int newHeight;
	private final Axis x;
	private final Axis y;
	/**
	 * Source rows as whole numbers, and two of them blended; one element more, so that the last pixel has a neighbour.
	 */
	private int[] upper;
	private int[] lower;
	private final int[] blended;

	/** Scales {@code width * height} to {@code newWidth * newHeight} pixels. */
	public ExactResize(int width, int height, int newWidth, int newHeight) {
		this.width = width;
		this.height = height;
		this.newWidth = newWidth;
		this.newHeight = newHeight;
		x = new Axis(width, newWidth);
		y = new Axis(height, newHeight);
		upper = new int[width];
		lower = new int[width];
		blended = new int[width + 1];
	}

	/**
	 * @param source {@code width * height} pixels
	 * @param target gets {@code newWidth * newHeight} pixels, row by row
	 */
	public static void resize(byte[] source, int width, int height, byte[] target, int newWidth, int newHeight) {
		new ExactResize(width, height, newWidth, newHeight).resize(source, target, 0, 0, newWidth, newHeight);
	}

	public int newWidth() {
		return newWidth;
	}

	public int newHeight() {
		return newHeight;
	}

	/** The part of the source that a part of the result, as below and not empty, depends on. */
	public FaceBox source(int left, int top, int right, int bottom) {
		return new FaceBox(x.before[left], y.before[top], x.behind[right - 1] + 1 - x.before[left],
				y.behind[bottom - 1] + 1 - y.before[top]);
	}

	/**
	 * Computes a part of the result, from {@code left} and {@code top} up to {@code right} and {@code bottom},
	 * exclusive.
	 */
	public void resize(byte[] source, byte[] target, int left, int top, int right, int bottom) {
		if (newWidth == width && newHeight == height)
			for (int row = top; row < bottom; row++)
				System.arraycopy(source, row * width + left, target, row * width + left, right - left);
		else if (2 * newWidth == width && 2 * newHeight == height)
			halve(source, target, left, top, right, bottom);
		else
			blend(source, target, left, top, right, bottom);
	}

	/** As above, of an image whose pixels are computed on demand: only those that count, if that is worth while. */
	public void resize(GrayImage source, byte[] target, int left, int top, int right, int bottom) {
		if (width < SPARSE * newWidth || height < SPARSE * newHeight)
			resize(source.pixels(source(left, top, right, bottom)), target, left, top, right, bottom);
		else
			blendPicked(source, target, left, top, right, bottom);
	}

	// -- Helper methods --

	/** No two rows of the result share a row of the source. */
	private void blendPicked(GrayImage source, byte[] target, int left, int top, int right, int bottom) {
		for (int row = top; row < bottom; row++) {
			source.pick(y.before[row], x.both, 2 * left, 2 * right, upper);
			source.pick(y.behind[row], x.both, 2 * left, 2 * right, lower);
			blendRows(upper, lower, y.weight[row], blended, 2 * left, 2 * right);
			for (int i = left; i < right; i++) {
				int value = blended[2 * i];
				target[row * newWidth + i] = (byte) (value * ONE + (blended[2 * i + 1] - value) * x.weight[i] + (1 << 15) >>> 16);
			}
		}
	}

	/** All weights are one half: the mean of each 2 x 2 pixels. */
	private void halve(byte[] source, byte[] target, int left, int top, int right, int bottom) {
		for (int row = top; row < bottom; row++) {
			int above = 2 * row * width;
			int below = above + width;
			int start = row * newWidth;
			for (int i = left; i < right; i++)
				target[start + i] = (byte) (((source[above + 2 * i] & 0xff) + (source[above + 2 * i + 1] & 0xff)
						+ (source[below + 2 * i] & 0xff) + (source[below + 2 * i + 1] & 0xff) + 2) >> 2);
		}
	}

	/**
	 * Blends rows first, because the JIT has vector instructions for that. Nothing is rounded in between, so the order
	 * is free.
	 */
	private void blend(byte[] source, byte[] target, int left, int top, int right, int bottom) {
		int from = x.before[left];
		int to = x.behind[right - 1] + 1;
		int inUpper = -1;
		int inLower = -1;
		for (int row = top; row < bottom; row++) {
			int before = y.before[row];
			int behind = y.behind[row];
			// The row below one result row is often the row above the next.
			if (before == inLower) {
				int[] swap = upper;
				upper = lower;
				lower = swap;
				inUpper = inLower;
				inLower = -1;
			}
			if (before != inUpper)
				widen(source, before * width, upper, from, to);
			if (behind != inLower)
				widen(source, behind * width, lower, from, to);
			inUpper = before;
			inLower = behind;
			blendRows(upper, lower, y.weight[row], blended, from, to);
			blended[to] = blended[to - 1];
			interpolateRow(blended, target, row * newWidth, left, right);
		}
	}

	private static void widen(byte[] source, int start, int[] row, int from, int to) {
		for (int i = from; i < to; i++)
			row[i] = source[start + i] & 0xff;
	}

	private static void blendRows(int[] upper, int[] lower, int weight, int[] result, int from, int to) {
		for (int i = from; i < to; i++)
			result[i] = upper[i] * (ONE - weight) + lower[i] * weight;
	}

	private void interpolateRow(int[] row, byte[] target, int start, int from, int to) {
		int[] before = x.before;
		int[] weight = x.weight;
		for (int i = from; i < to; i++) {
			int value = row[before[i]];
			target[start + i] = (byte) (value * ONE + (row[before[i] + 1] - value) * weight[i] + (1 << 15) >>> 16);
		}
	}
}
