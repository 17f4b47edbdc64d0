package org.demeanor.face.detection.cascade;

import java.util.Arrays;
import java.util.List;

import org.demeanor.face.image.ExactResize;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;

/**
 * One size of the image pyramid, or a part of it: the scaled image's integral images, and the cascade run over its
 * windows. One instance serves all levels of all images of one size, so that a search allocates nothing.
 *
 * <p>The arithmetic is OpenCV's: float where OpenCV uses float, and exact where it uses double. It accepts exactly the
 * windows that OpenCV accepts.
 */
final class PyramidLevel implements LevelSearch {

	/** One over the deviation of a window's pixels. A window that is flatter is skipped, as in OpenCV. */
	static final double FLAT = 1e-1;

	/** The same as a variance, slightly lower: it refuses most windows without a root and a division. */
	private static final double CLEARLY_FLAT = .999 / (FLAT * FLAT);

	private final Cascade cascade;
	private final BatchCascadeEvaluator sieve;
	private final int imageWidth;
	private final int imageHeight;

	/** Row length of the integral images, the same at all levels, so that the offsets of features are the same too. */
	private final int stride;
	private final byte[] scaled;
	private final int[] sum;
	private final int[] squareSum;
	/** The window without one pixel on each side; the contrast is normalised over it. */
	private final int[] normCorner = new int[IntegralImage.CORNERS];
	private final double normArea;

	private float scale;
	/** The part of the scaled image that is summed up. */
	private int left;
	private int top;
	private int right;
	private int bottom;

	PyramidLevel(Cascade cascade, int imageWidth, int imageHeight) {
		this.cascade = cascade;
		this.imageWidth = imageWidth;
		this.imageHeight = imageHeight;
		stride = imageWidth + 1;
		scaled = new byte[imageWidth * imageHeight];
		sum = new int[stride * (imageHeight + 1)];
		squareSum = new int[sum.length];
		sieve = new BatchCascadeEvaluator(cascade, stride, imageWidth);
		IntegralImage.corners(1, 1, cascade.windowWidth - 2, cascade.windowHeight - 2, stride, normCorner, 0);
		normArea = (cascade.windowWidth - 2) * (cascade.windowHeight - 2);
	}

	/**
	 * Scales a part of the image down by a factor and sums it up.
	 *
	 * @param resize from the image's size to this level's
	 * @param area the part, in pixels of the image; what lies outside is ignored
	 */
	void set(GrayImage image, float factor, ExactResize resize, FaceBox area) {
		scale = factor;
		// Even, so that every second window is the same one for any part.
		left = Math.max(0, (int) (area.x() / factor)) & ~1;
		top = Math.max(0, (int) (area.y() / factor)) & ~1;
		right = Math.max(left, Math.min(resize.newWidth(), (int) Math.ceil((area.x() + area.width()) / factor)));
		bottom = Math.max(top, Math.min(resize.newHeight(), (int) Math.ceil((area.y() + area.height()) / factor)));
		if (left == right || top == bottom)
			return;
		resize.resize(image.pixels(resize.source(left, top, right, bottom)), scaled, left, top, right, bottom);
		sumUp(resize.newWidth());
	}

	@Override
	public void search(GrayImage image, float factor, ExactResize resize, List<FaceBox> hits) {
		set(image, factor, resize, new FaceBox(0, 0, image.width(), image.height()));
		collectHits(hits);
	}

	/** Adds a box, in pixels of the image, for every window of the part that the cascade accepts. */
	void collectHits(List<FaceBox> hits) {
		collectHits(step(), step(), 0, List.of(), hits);
	}

	/** As above, but takes every second window; those of one row lie between those of the next. */
	void collectHalfTheHits(List<FaceBox> hits) {
		collectHits(step(), 2 * step(), step(), List.of(), hits);
	}

	/** As above, but also leaves out every second row, and everything within known faces. */
	void collectHitsWithGaps(List<FaceBox> known, List<FaceBox> hits) {
		collectHits(2 * step(), 2 * step(), step(), known, hits);
	}

	// -- Helper methods --

	/** Pixels from window to window, as in OpenCV. */
	static int step(float factor) {
		return factor >= 2 ? 1 : 2;
	}

	private int step() {
		return step(scale);
	}

	/**
	 * @param down pixels from searched row to searched row
	 * @param across pixels from window to window in a row
	 * @param shift of every second searched row
	 * @param known faces, in pixels of the image; windows within one of them are skipped
	 */
	private void collectHits(int down, int across, int shift, List<FaceBox> known, List<FaceBox> hits) {
		int endX = right + 1 - cascade.windowWidth;
		int endY = bottom + 1 - cascade.windowHeight;
		boolean anyKnown = !known.isEmpty();
		boolean odd = false;
		for (int y = top; y < endY; y += down, odd = !odd) {
			for (int x = odd ? left + shift : left; x < endX; x += across) {
				float norm = norm(y * stride + x);
				if (norm > 0 && !(anyKnown && isWithin(known, x, y)))
					sieve.add(y * stride + x, norm);
			}
			if (sieve.hasEnough())
				sift(across, hits);
		}
		sift(across, hits);
	}

	private void sift(int across, List<FaceBox> hits) {
		int boxWidth = round(cascade.windowWidth * scale);
		int boxHeight = round(cascade.windowHeight * scale);
		int accepted = sieve.sift(sum, across);
		for (int i = 0; i < accepted; i++) {
			int window = sieve.accepted(i);
			hits.add(new FaceBox(round(window % stride * scale), round(window / stride * scale), boxWidth, boxHeight));
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

	/** @return the factor that gives a window's sums the same contrast; 0 if the window is too flat to search */
	private float norm(int window) {
		int valueSum = normSum(sum, window);
		long squares = Integer.toUnsignedLong(normSum(squareSum, window));
		double variance = normArea * squares - (double) valueSum * valueSum;
		if (!(variance > CLEARLY_FLAT * normArea * normArea))
			return 0;
		float norm = (float) (1 / Math.sqrt(variance));
		return normArea * norm < FLAT ? norm : 0;
	}

	private int normSum(int[] integral, int window) {
		return IntegralImage.sum(integral, window, normCorner[0], normCorner[1], normCorner[2], normCorner[3]);
	}

	/** Rounds to the nearest whole number, halves to the even one. */
	private static int round(float value) {
		return (int) Math.rint(value);
	}
}
