package org.demeanor.face.image;

/**
 * Resizing as scikit-image's {@code transform.resize} does it by default for 8-bit pictures: a Gaussian of (factor - 1) / 2
 * pixels along each axis that shrinks, then linear interpolation. The picture is mirrored beyond its edges, without its edge
 * pixels. All is computed in floating point.
 */
final class SmoothedResize {

	/** Deviations after which SciPy's Gaussian ends. */
	private static final int TRUNCATE = 4;

	private SmoothedResize() {}

	/** As {@link ResizeRule#resize}. */
	static float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
		double[] values = new double[plane.length];
		for (int i = 0; i < values.length; i++)
			values[i] = plane[i];
		double[] columns = along(values, width, height, 1, width, newHeight);
		double[] all = along(columns, newHeight, width, width, 1, newWidth);
		float[] result = new float[newWidth * newHeight];
		for (int i = 0; i < result.length; i++)
			result[i] = (float) all[i];
		return result;
	}

	// -- Helper methods --

	/**
	 * Resizes the lines along one axis.
	 *
	 * @param lines number of lines
	 * @param length of a line
	 * @param nextLine distance from a line's first value to that of the next
	 * @param next distance from a value to the next of its line
	 * @return the same lines of the new length, in the same order
	 */
	private static double[] along(double[] values, int lines, int length, int nextLine, int next, int newLength) {
		double factor = (double) length / newLength;
		double[] kernel = gaussian(Math.max(0, (factor - 1) / 2));
		double[] result = new double[lines * newLength];
		// The axis that is resized keeps its place: it is either the slow or the fast one.
		int resultLine = next == 1 ? newLength : 1;
		int resultNext = next == 1 ? 1 : lines;
		double[] line = new double[length];
		for (int i = 0; i < lines; i++) {
			for (int k = 0; k < length; k++) {
				double sum = kernel[0] * values[i * nextLine + k * next];
				for (int d = 1; d < kernel.length; d++)
					sum += kernel[d] * (values[i * nextLine + mirrored(k - d, length) * next]
							+ values[i * nextLine + mirrored(k + d, length) * next]);
				line[k] = sum;
			}
			for (int k = 0; k < newLength; k++) {
				double place = (k + .5) * factor - .5;
				int before = (int) Math.floor(place);
				double share = place - before;
				result[i * resultLine + k * resultNext] = line[mirrored(before, length)] * (1 - share)
						+ line[mirrored(before + 1, length)] * share;
			}
		}
		return result;
	}

	/** The right half of the bell, its middle first. */
	private static double[] gaussian(double deviation) {
		double[] kernel = new double[1 + (int) (TRUNCATE * deviation + .5)];
		double sum = 0;
		for (int d = 0; d < kernel.length; d++) {
			kernel[d] = d == 0 ? 1 : Math.exp(-.5 * d * d / (deviation * deviation));
			sum += d == 0 ? kernel[d] : 2 * kernel[d];
		}
		for (int d = 0; d < kernel.length; d++)
			kernel[d] /= sum;
		return kernel;
	}

	private static int mirrored(int place, int length) {
		if (length == 1)
			return 0;
		int within = Math.floorMod(place, 2 * length - 2);
		return Math.min(within, 2 * length - 2 - within);
	}
}
