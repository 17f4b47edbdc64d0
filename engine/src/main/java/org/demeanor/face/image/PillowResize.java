package org.demeanor.face.image;

import java.util.function.DoubleUnaryOperator;

/**
 * Resizing of 8-bit planes, equal to that of Pillow ({@code Image.resize}): the filter grows as the picture shrinks, so that
 * every pixel counts; weights in 22-bit fixed point; first along rows, then along columns, each rounded to 8 bits.
 */
final class PillowResize {

	private static final int BITS = 32 - 8 - 2;

	/** For each place along one axis of the result: its first pixel and the weights from there on. */
	private record Axis(int[] first, int[][] weights) {}

	private final DoubleUnaryOperator filter;
	private final double support;

	/**
	 * @param filter weight by the distance in pixels
	 * @param support the distance from which on weights are 0
	 */
	PillowResize(DoubleUnaryOperator filter, double support) {
		this.filter = filter;
		this.support = support;
	}

	/** As {@link ResizeRule#resize}. */
	float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
		Axis x = axis(width, newWidth);
		float[] rows = new float[newWidth * height];
		for (int row = 0; row < height; row++)
			for (int i = 0; i < newWidth; i++)
				rows[row * newWidth + i] = blend(plane, row * width + x.first[i], 1, x.weights[i]);
		Axis y = axis(height, newHeight);
		float[] result = new float[newWidth * newHeight];
		for (int row = 0; row < newHeight; row++)
			for (int i = 0; i < newWidth; i++)
				result[row * newWidth + i] = blend(rows, y.first[row] * newWidth + i, newWidth, y.weights[row]);
		return result;
	}

	static double triangle(double x) {
		return Math.max(0, 1 - Math.abs(x));
	}

	/** Keys' cubic with a = -0.5. */
	static double cubic(double x) {
		double d = Math.abs(x);
		if (d < 1)
			return (1.5 * d - 2.5) * d * d + 1;
		return d < 2 ? ((-.5 * d + 2.5) * d - 4) * d + 2 : 0;
	}

	static double lanczos(double x) {
		return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
	}

	// -- Helper methods --

	private static double sinc(double x) {
		return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
	}

	private static int blend(float[] values, int from, int step, int[] weights) {
		int sum = 1 << BITS - 1;
		for (int i = 0; i < weights.length; i++)
			sum += (int) values[from + i * step] * weights[i];
		return Math.max(0, Math.min(255, sum >> BITS));
	}

	private Axis axis(int from, int to) {
		double scale = (double) from / to;
		double filterScale = Math.max(1, scale);
		double reach = support * filterScale;
		Axis axis = new Axis(new int[to], new int[to][]);
		for (int i = 0; i < to; i++) {
			double center = (i + .5) * scale;
			int first = Math.max(0, (int) (center - reach + .5));
			int end = Math.min(from, (int) (center + reach + .5));
			double[] weights = new double[end - first];
			double sum = 0;
			for (int k = 0; k < weights.length; k++)
				sum += weights[k] = filter.applyAsDouble((k + first - center + .5) / filterScale);
			axis.first[i] = first;
			axis.weights[i] = new int[weights.length];
			for (int k = 0; k < weights.length; k++) {
				double weight = (sum == 0 ? weights[k] : weights[k] / sum) * (1 << BITS);
				axis.weights[i][k] = (int) (weight < 0 ? weight - .5 : weight + .5);
			}
		}
		return axis;
	}
}
