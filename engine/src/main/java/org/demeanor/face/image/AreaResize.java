package org.demeanor.face.image;

/**
 * Resizing of 8-bit planes, equal to OpenCV's {@code INTER_AREA}: when it shrinks, the mean over the area of each pixel of the
 * result.
 */
final class AreaResize {

	/** For each place along one axis of the result: its first pixel and the shares from there on. */
	private record Axis(int[] first, float[][] shares) {}

	private AreaResize() {}

	/** As {@link ResizeRule#resize}. */
	static float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
		if (newWidth > width || newHeight > height)
			return BilinearResize.resizeAsArea(plane, width, height, newWidth, newHeight);
		if (width % newWidth == 0 && height % newHeight == 0)
			return blocks(plane, width, newWidth, newHeight, width / newWidth, height / newHeight);
		Axis x = axis(width, newWidth);
		Axis y = axis(height, newHeight);
		float[] result = new float[newWidth * newHeight];
		float[] row = new float[newWidth];
		for (int j = 0; j < newHeight; j++) {
			float[] sums = new float[newWidth];
			for (int k = 0; k < y.shares[j].length; k++) {
				int start = (y.first[j] + k) * width;
				for (int i = 0; i < newWidth; i++) {
					row[i] = 0;
					for (int p = 0; p < x.shares[i].length; p++)
						row[i] += plane[start + x.first[i] + p] * x.shares[i][p];
					sums[i] += row[i] * y.shares[j][k];
				}
			}
			for (int i = 0; i < newWidth; i++)
				result[j * newWidth + i] = (float) Math.max(0, Math.min(255, Math.rint(sums[i])));
		}
		return result;
	}

	// -- Helper methods --

	private static float[] blocks(float[] plane, int width, int newWidth, int newHeight, int blockWidth, int blockHeight) {
		float[] result = new float[newWidth * newHeight];
		float share = 1f / (blockWidth * blockHeight);
		for (int j = 0; j < newHeight; j++)
			for (int i = 0; i < newWidth; i++) {
				int sum = 0;
				for (int row = 0; row < blockHeight; row++)
					for (int column = 0; column < blockWidth; column++)
						sum += (int) plane[(j * blockHeight + row) * width + i * blockWidth + column];
				result[j * newWidth + i] = blockWidth == 2 && blockHeight == 2 ? sum + 2 >> 2 : (float) Math.rint(sum * share);
			}
		return result;
	}

	private static Axis axis(int from, int to) {
		double scale = (double) from / to;
		Axis axis = new Axis(new int[to], new float[to][]);
		for (int i = 0; i < to; i++) {
			double start = i * scale;
			double end = start + scale;
			double cell = Math.min(scale, from - start);
			int firstWhole = Math.min((int) Math.ceil(start), from - 1);
			int lastWhole = Math.min((int) Math.floor(end), from - 1);
			firstWhole = Math.min(firstWhole, lastWhole);
			boolean before = firstWhole - start > 1e-3;
			boolean behind = end - lastWhole > 1e-3;
			int first = before ? firstWhole - 1 : firstWhole;
			float[] shares = new float[lastWhole - first + (behind ? 1 : 0)];
			for (int k = 0; k < shares.length; k++)
				shares[k] = (float) (1 / cell);
			if (before)
				shares[0] = (float) ((firstWhole - start) / cell);
			if (behind)
				shares[shares.length - 1] = (float) (Math.min(Math.min(end - lastWhole, 1), cell) / cell);
			axis.first[i] = first;
			axis.shares[i] = shares;
		}
		return axis;
	}
}
