package org.demeanor.face.image;

/**
 * Bilinear resizing of a part of a gray image, equal to OpenCV's {@code resize} with {@code INTER_LINEAR} for 8-bit
 * images: weights in 11-bit fixed point, products shortened as OpenCV's vector code shortens them.
 */
final class BilinearResize {

	private static final int BITS = 11;
	private static final int ONE = 1 << BITS;

	/** From this many times smaller on, less than half of the pixels count. */
	private static final int SPARSE = 3;

	/** For each place along one axis of the result: the two pixels around it, and their weights. */
	private record Axis(int[] first, int[] second, int[] firstWeight, int[] secondWeight) {}

	private BilinearResize() {}

	/**
	 * @param image the source
	 * @param box the part; must lie within the image
	 * @param width of the result
	 * @param height of the result
	 * @return {@code width * height} gray values, row by row
	 */
	static byte[] resize(GrayImage image, FaceBox box, int width, int height) {
		if (box.width() == 2 * width && box.height() == 2 * height)
			return halve(image, box, width, height);
		return resize(image, box, axis(box.width(), width, true), axis(box.height(), height, false));
	}

	/** As {@link ResizeRule#resize}. */
	static float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
		return floats(resize(gray(plane, width, height), new FaceBox(0, 0, width, height), newWidth, newHeight));
	}

	/** Equal to {@code INTER_AREA} where that enlarges: it blends only near the borders between pixels. */
	static float[] resizeAsArea(float[] plane, int width, int height, int newWidth, int newHeight) {
		return floats(resize(gray(plane, width, height), new FaceBox(0, 0, width, height), areaAxis(width, newWidth),
				areaAxis(height, newHeight)));
	}

	/** Without rounding, as OpenCV resizes floating-point pictures. */
	static float[] resizeExactly(float[] plane, int width, int height, int newWidth, int newHeight) {
		float[] result = new float[newWidth * newHeight];
		double across = (double) width / newWidth;
		double down = (double) height / newHeight;
		for (int row = 0; row < newHeight; row++) {
			double y = Math.max(0, Math.min(height - 1, (row + .5) * down - .5));
			int top = (int) y;
			int bottom = Math.min(height - 1, top + 1);
			for (int column = 0; column < newWidth; column++) {
				double x = Math.max(0, Math.min(width - 1, (column + .5) * across - .5));
				int left = (int) x;
				int right = Math.min(width - 1, left + 1);
				double upper = plane[top * width + left] * (1 - x + left) + plane[top * width + right] * (x - left);
				double lower = plane[bottom * width + left] * (1 - x + left) + plane[bottom * width + right] * (x - left);
				result[row * newWidth + column] = (float) (upper * (1 - y + top) + lower * (y - top));
			}
		}
		return result;
	}

	// -- Helper methods --

	private static GrayImage gray(float[] plane, int width, int height) {
		byte[] bytes = new byte[plane.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) plane[i];
		return new GrayImage(width, height, bytes);
	}

	private static float[] floats(byte[] bytes) {
		float[] floats = new float[bytes.length];
		for (int i = 0; i < floats.length; i++)
			floats[i] = bytes[i] & 0xff;
		return floats;
	}

	private static byte[] resize(GrayImage image, FaceBox box, Axis x, Axis y) {
		int width = x.first.length;
		int height = y.first.length;
		byte[] result = new byte[width * height];
		int[] upper = new int[width];
		int[] lower = new int[width];
		boolean sparse = box.width() >= SPARSE * width && box.height() >= SPARSE * height;
		if (!sparse)
			image.pixels(box);
		int[] around = around(box, x);
		int[] values = new int[around.length];
		for (int row = 0; row < height; row++) {
			image.pick(box.y() + y.first[row], around, 0, around.length, values);
			blend(values, x, upper);
			image.pick(box.y() + y.second[row], around, 0, around.length, values);
			blend(values, x, lower);
			blend(upper, y.firstWeight[row], lower, y.secondWeight[row], result, row * width);
		}
		return result;
	}

	private static Axis areaAxis(int from, int to) {
		double scale = (double) from / to;
		Axis axis = new Axis(new int[to], new int[to], new int[to], new int[to]);
		for (int i = 0; i < to; i++) {
			int pixel = (int) Math.floor(i * scale);
			float fraction = (float) (i + 1 - (pixel + 1) / scale);
			fraction = fraction <= 0 ? 0 : fraction - (float) Math.floor(fraction);
			axis.first[i] = Math.min(from - 1, pixel);
			axis.second[i] = Math.min(from - 1, pixel + 1);
			axis.firstWeight[i] = (int) Math.rint((1 - fraction) * ONE);
			axis.secondWeight[i] = (int) Math.rint(fraction * ONE);
		}
		return axis;
	}

	private static Axis axis(int from, int to, boolean edgeWeightsWhole) {
		double scale = 1 / ((double) to / from);
		Axis axis = new Axis(new int[to], new int[to], new int[to], new int[to]);
		for (int i = 0; i < to; i++) {
			float position = (float) ((i + 0.5) * scale - 0.5);
			int pixel = (int) Math.floor(position);
			float fraction = position - pixel;
			if (edgeWeightsWhole && (pixel < 0 || pixel >= from - 1))
				fraction = 0;
			axis.first[i] = Math.max(0, Math.min(from - 1, pixel));
			axis.second[i] = Math.max(0, Math.min(from - 1, pixel + 1));
			axis.firstWeight[i] = (int) Math.rint((1 - fraction) * ONE);
			axis.secondWeight[i] = (int) Math.rint(fraction * ONE);
		}
		return axis;
	}

	/** Columns of the image before and behind each place. */
	private static int[] around(FaceBox box, Axis x) {
		int[] around = new int[2 * x.first.length];
		for (int i = 0; i < x.first.length; i++) {
			around[2 * i] = box.x() + x.first[i];
			around[2 * i + 1] = box.x() + x.second[i];
		}
		return around;
	}

	/** @param values of the pixels before and behind each place, one after another */
	private static void blend(int[] values, Axis x, int[] result) {
		for (int i = 0; i < result.length; i++)
			result[i] = values[2 * i] * x.firstWeight[i] + values[2 * i + 1] * x.secondWeight[i];
	}

	private static void blend(int[] upper, int upperWeight, int[] lower, int lowerWeight, byte[] result, int start) {
		for (int column = 0; column < upper.length; column++) {
			int top = (upperWeight * (upper[column] >> 4)) >> 16;
			int bottom = (lowerWeight * (lower[column] >> 4)) >> 16;
			result[start + column] = (byte) ((top + bottom + 2) >> 2);
		}
	}

	/** At exactly half the size OpenCV takes the mean of each 2 x 2 pixels. */
	private static byte[] halve(GrayImage image, FaceBox box, int width, int height) {
		byte[] pixels = image.pixels(box);
		byte[] result = new byte[width * height];
		for (int row = 0; row < height; row++)
			for (int column = 0; column < width; column++) {
				int at = (box.y() + 2 * row) * image.width() + box.x() + 2 * column;
				int sum = (pixels[at] & 0xff) + (pixels[at + 1] & 0xff) + (pixels[at + image.width()] & 0xff)
						+ (pixels[at + image.width() + 1] & 0xff);
				result[row * width + column] = (byte) ((sum + 2) >> 2);
			}
		return result;
	}
}
