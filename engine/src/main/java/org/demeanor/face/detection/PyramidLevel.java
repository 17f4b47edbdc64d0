package org.demeanor.face.detection;

import java.util.Arrays;
import java.util.List;

/**
 * One size of the image pyramid, or a part of it: the scaled image's integral images, and the cascade run over its
 * windows. One instance serves all levels of all images of one size, so that nothing is allocated in a search.
 *
 * <p>Arithmetic and order of evaluation are OpenCV's, float where it has float and double where it has double: a window
 * that it accepts is accepted here and no other.
 */
final class PyramidLevel {

	/** What {@link #evaluate} says of a window that passed all stages, and of one too flat to be looked at. */
	private static final int ACCEPTED = -1;
	private static final int FLAT = -2;

	private static final int CORNERS = 4;

	private final Cascade cascade;
	private final int[] stageEnd;
	private final float[] stageThreshold;
	private final float[] threshold;
	/** Of each stump what it adds when the feature is not below its threshold, and when it is. */
	private final float[] leaf;
	private final float[] weight;

	private final int imageWidth;
	private final int imageHeight;

	/** Row length of the integral images, the same at all levels, so that offsets of features are too. */
	private final int stride;
	private final byte[] scaled;
	private final int[] sum;
	private final int[] squareSum;
	/** Of each rectangle of each feature, the offsets of its four corners from the window's. */
	private final int[] corner;
	/** The window less one pixel on each side, over which the contrast is normalised. */
	private final int[] normCorner = new int[CORNERS];
	private final double normArea;

	private float scale;
	/** The part of the scaled image that is summed up. */
	private int left;
	private int top;
	private int right;
	private int bottom;

	PyramidLevel(Cascade cascade, int imageWidth, int imageHeight) {
		this.cascade = cascade;
		stageEnd = cascade.stageEnd;
		stageThreshold = cascade.stageThreshold;
		threshold = cascade.threshold;
		leaf = cascade.leaf;
		weight = cascade.weight;
		this.imageWidth = imageWidth;
		this.imageHeight = imageHeight;
		stride = imageWidth + 1;
		scaled = new byte[imageWidth * imageHeight];
		sum = new int[stride * (imageHeight + 1)];
		squareSum = new int[sum.length];
		corner = new int[cascade.weight.length * CORNERS];
		for (int r = 0; r < cascade.weight.length; r++)
			corners(cascade.rectangle[4 * r], cascade.rectangle[4 * r + 1], cascade.rectangle[4 * r + 2],
					cascade.rectangle[4 * r + 3], corner, CORNERS * r);
		corners(1, 1, cascade.windowWidth - 2, cascade.windowHeight - 2, normCorner, 0);
		normArea = (cascade.windowWidth - 2) * (cascade.windowHeight - 2);
	}

	/** Whether images of this one's size can be set. */
	boolean holds(GrayImage image) {
		return image.width() == imageWidth && image.height() == imageHeight;
	}

	/**
	 * Scales a part of the image down by a factor and sums it up.
	 *
	 * @param resize from the image's size to that of this level
	 * @param area the part, in pixels of the image; what lies outside is left out
	 */
	void set(GrayImage image, float factor, ExactResize resize, FaceBox area) {
		scale = factor;
		// Even, so that every second window is the same one whatever the part.
		left = Math.max(0, (int) (area.x() / factor)) & ~1;
		top = Math.max(0, (int) (area.y() / factor)) & ~1;
		right = Math.max(left, Math.min(resize.newWidth(), (int) Math.ceil((area.x() + area.width()) / factor)));
		bottom = Math.max(top, Math.min(resize.newHeight(), (int) Math.ceil((area.y() + area.height()) / factor)));
		if (left == right || top == bottom)
			return;
		resize.resize(image.pixels(resize.source(left, top, right, bottom)), scaled, left, top, right, bottom);
		sumUp(resize.newWidth());
	}

	/** Adds a box, in pixels of the image, for every window of the part that the cascade accepts. */
	void collectHits(List<FaceBox> hits) {
		collectHits(step(), step(), 0, List.of(), hits);
	}

	/** As above, but looks at every second window, those of one row between those of the next. */
	void collectHalfTheHits(List<FaceBox> hits) {
		collectHits(step(), 2 * step(), step(), List.of(), hits);
	}

	/** As above, but leaves out every second row too, and what lies within known faces. */
	void collectHitsWithGaps(List<FaceBox> known, List<FaceBox> hits) {
		collectHits(2 * step(), 2 * step(), step(), known, hits);
	}

	// -- Helper methods --

	/** Pixels from window to window, as OpenCV has it. */
	private int step() {
		return scale >= 2 ? 1 : 2;
	}

	/**
	 * @param down pixels from row to row that is looked at
	 * @param across pixels from window to window in a row
	 * @param shift of every second such row
	 * @param known faces, in pixels of the image: windows within one of them are passed over
	 */
	private void collectHits(int down, int across, int shift, List<FaceBox> known, List<FaceBox> hits) {
		int boxWidth = round(cascade.windowWidth * scale);
		int boxHeight = round(cascade.windowHeight * scale);
		int endX = right + 1 - cascade.windowWidth;
		int endY = bottom + 1 - cascade.windowHeight;
		boolean anyKnown = !known.isEmpty();
		boolean odd = false;
		for (int y = top; y < endY; y += down, odd = !odd)
			for (int x = odd ? left + shift : left; x < endX; x += across) {
				if (anyKnown && isWithin(known, x, y))
					continue;
				int rejectedBy = evaluate(y * stride + x);
				if (rejectedBy == ACCEPTED)
					hits.add(new FaceBox(round(x * scale), round(y * scale), boxWidth, boxHeight));
				// Where the first stage already says no, the next window is passed over.
				if (rejectedBy == 0)
					x += across;
			}
	}

	private boolean isWithin(List<FaceBox> faces, int x, int y) {
		for (int i = 0; i < faces.size(); i++) {
			FaceBox face = faces.get(i);
			if (x * scale >= face.x() && y * scale >= face.y()
					&& (x + cascade.windowWidth) * scale <= face.x() + face.width()
					&& (y + cascade.windowHeight) * scale <= face.y() + face.height())
				return true;
		}
		return false;
	}

	private void sumUp(int width) {
		Arrays.fill(sum, top * stride + left, top * stride + right + 1, 0);
		Arrays.fill(squareSum, top * stride + left, top * stride + right + 1, 0);
		for (int y = top; y < bottom; y++) {
			int rowSum = 0;
			int rowSquareSum = 0;
			int at = (y + 1) * stride + left;
			sum[at] = 0;
			squareSum[at] = 0;
			at++;
			for (int x = left; x < right; x++, at++) {
				int pixel = scaled[y * width + x] & 0xff;
				rowSum += pixel;
				// May overflow: only differences are used, and those are right modulo 2^32.
				rowSquareSum += pixel * pixel;
				sum[at] = sum[at - stride] + rowSum;
				squareSum[at] = squareSum[at - stride] + rowSquareSum;
			}
		}
	}

	/** @return the stage that rejects the window, from 0, or {@link #ACCEPTED} or {@link #FLAT} */
	private int evaluate(int window) {
		int valueSum = rectangleSum(sum, window, normCorner, 0);
		long squares = Integer.toUnsignedLong(rectangleSum(squareSum, window, normCorner, 0));
		double variance = normArea * squares - (double) valueSum * valueSum;
		if (!(variance > 0))
			return FLAT;
		float norm = (float) (1 / Math.sqrt(variance));
		if (!(normArea * norm < 1e-1))
			return FLAT;
		float[] threshold = this.threshold;
		float[] leaf = this.leaf;
		int stump = 0;
		for (int stage = 0; stage < stageEnd.length; stage++) {
			int end = stageEnd[stage];
			double votes = 0;
			for (; stump < end; stump++) {
				// The sign bit of the difference chooses the leaf: a branch here would be guessed wrong every other time.
				int below = Float.floatToRawIntBits(feature(window, stump) * norm - threshold[stump]) >>> 31;
				votes += leaf[2 * stump + below];
			}
			if (votes < stageThreshold[stage])
				return stage;
		}
		return ACCEPTED;
	}

	/** The innermost loop: corners and weights of a stump's rectangles lie side by side, and nothing is looked up twice. */
	private float feature(int window, int stump) {
		int[] sum = this.sum;
		int[] corner = this.corner;
		int c = stump * (CORNERS * Cascade.RECTANGLES);
		int w = stump * Cascade.RECTANGLES;
		float value = weight[w] * (sum[window + corner[c]] - sum[window + corner[c + 1]] - sum[window + corner[c + 2]]
				+ sum[window + corner[c + 3]])
				+ weight[w + 1] * (sum[window + corner[c + 4]] - sum[window + corner[c + 5]] - sum[window + corner[c + 6]]
						+ sum[window + corner[c + 7]]);
		float third = weight[w + 2];
		if (third != 0)
			value += third * (sum[window + corner[c + 8]] - sum[window + corner[c + 9]] - sum[window + corner[c + 10]]
					+ sum[window + corner[c + 11]]);
		return value;
	}

	private static int rectangleSum(int[] integral, int window, int[] corners, int at) {
		return integral[window + corners[at]] - integral[window + corners[at + 1]] - integral[window + corners[at + 2]]
				+ integral[window + corners[at + 3]];
	}

	private void corners(int x, int y, int w, int h, int[] corners, int at) {
		corners[at] = y * stride + x;
		corners[at + 1] = y * stride + x + w;
		corners[at + 2] = (y + h) * stride + x;
		corners[at + 3] = (y + h) * stride + x + w;
	}

	/** To the nearest whole number, halves to the even one. */
	private static int round(float value) {
		return (int) Math.rint(value);
	}
}
