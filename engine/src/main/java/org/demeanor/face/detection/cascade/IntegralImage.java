package org.demeanor.face.detection.cascade;

/** Sums over rectangles of an integral image, by the offsets of their four corners from a window's first pixel. */
final class IntegralImage {

	/** The corners of a rectangle: above left, above right, below left, below right. */
	static final int CORNERS = 4;

	private IntegralImage() {}

	/** Stores a rectangle's corners in an array, from a place on, for an image with this row length. */
	static void corners(int x, int y, int width, int height, int stride, int[] corners, int at) {
		corners[at] = y * stride + x;
		corners[at + 1] = y * stride + x + width;
		corners[at + 2] = (y + height) * stride + x;
		corners[at + 3] = (y + height) * stride + x + width;
	}

	/** The sum over the rectangle whose corners are {@code a} to {@code d}. */
	static int sum(int[] image, int window, int a, int b, int c, int d) {
		return image[window + a] - image[window + b] - image[window + c] + image[window + d];
	}
}
