package org.demeanor.face.detection;

/**
 * Bilinear downscaling of a gray image, bit for bit that of OpenCV's {@code INTER_LINEAR_EXACT}: weights in 8-bit fixed
 * point, one rounding at the end.
 */
final class ExactResize {

	private static final int ONE = 1 << 8;

	/** For each place along one axis: the pixel before it, and how far (of 256) it lies towards the next. */
	private final int[] pixel;
	private final int[] weight;

	private ExactResize(int from, int to) {
		pixel = new int[to];
		weight = new int[to];
		double scale = 1 / ((double) to / from);
		for (int i = 0; i < to; i++) {
			double position = scale * (i + 0.5) - 0.5;
			int before = (int) Math.floor(position);
			// Outside the centres of the first and last pixel there is nothing to blend with.
			if (before < 0 || before >= from - 1)
				pixel[i] = before < 0 ? 0 : from - 1;
			else {
				pixel[i] = before;
				weight[i] = (int) Math.rint((position - before) * ONE);
			}
		}
	}

	/**
	 * @param source {@code width * height} pixels
	 * @param target where the {@code newWidth * newHeight} pixels go, row by row
	 */
	static void resize(byte[] source, int width, int height, byte[] target, int newWidth, int newHeight) {
		if (newWidth == width && newHeight == height) {
			System.arraycopy(source, 0, target, 0, width * height);
			return;
		}
		ExactResize x = new ExactResize(width, newWidth);
		ExactResize y = new ExactResize(height, newHeight);
		int[] upper = new int[newWidth];
		int[] lower = new int[newWidth];
		int inLower = -1;
		for (int row = 0; row < newHeight; row++) {
			int above = y.pixel[row];
			// The row below one result row is often the row above the next.
			if (inLower == above) {
				int[] swap = upper;
				upper = lower;
				lower = swap;
			}
			else
				x.interpolateRow(source, above * width, width, upper);
			int below = Math.min(above + 1, height - 1);
			x.interpolateRow(source, below * width, width, lower);
			inLower = below;
			blend(upper, lower, y.weight[row], target, row * newWidth);
		}
	}

	private void interpolateRow(byte[] source, int start, int width, int[] result) {
		for (int i = 0; i < result.length; i++) {
			int left = source[start + pixel[i]] & 0xff;
			int right = source[start + Math.min(pixel[i] + 1, width - 1)] & 0xff;
			result[i] = left * (ONE - weight[i]) + right * weight[i];
		}
	}

	private static void blend(int[] upper, int[] lower, int weight, byte[] target, int start) {
		for (int i = 0; i < upper.length; i++)
			target[start + i] = (byte) ((upper[i] * (ONE - weight) + lower[i] * weight + (1 << 15)) >>> 16);
	}
}
