package org.demeanor.face.detection.cascade;

import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.I2D;
import static jdk.incubator.vector.VectorOperators.SQRT;

import java.util.Arrays;
import java.util.List;

import org.demeanor.face.image.ExactResize;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A level of the image pyramid whose windows are searched many at once, by vector instructions. It needs the module
 * {@code jdk.incubator.vector}. The windows that it accepts are those of {@link PyramidLevel}, in the same order.
 *
 * <p>Where only every second column begins a window, even and odd columns of the integral images lie apart, so that the
 * corners of neighbouring windows are neighbours in memory.
 */
final class VectorLevel implements LevelSearch {

	private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

	/** With shorter vectors the plain search is as fast. */
	private static final int WORTHWHILE_LANES = 8;

	private static final int WORD = Long.SIZE;

	private final int windowWidth;
	private final int windowHeight;
	private final VectorStages stages;

	/** Ints from row to row of the integral images, and from even to odd columns, beyond which a block may read. */
	private final int stride;
	private final int odd;
	private final byte[] scaled;
	private final int[] sum;
	private final int[] squareSum;

	/** For levels where each column begins a window, and for those where every second one does. */
	private final int[] dense;
	private final int[] sparse;
	private final int[] denseNorm = new int[IntegralImage.CORNERS];
	private final int[] sparseNorm = new int[IntegralImage.CORNERS];
	private final double normArea;
	/** A window with a larger norm is too flat to search. */
	private final float largestNorm;

	/** Of a row of windows: their norms, and a bit for each that the first stage refused, or that is still in. */
	private final float[] norms;
	private final long[] refused;
	private final long[] in;

	VectorLevel(Cascade cascade, int imageWidth, int imageHeight) {
		windowWidth = cascade.windowWidth;
		windowHeight = cascade.windowHeight;
		odd = imageWidth / 2 + 1 + VectorStages.LANES;
		stride = 2 * odd;
		scaled = new byte[imageWidth * imageHeight];
		sum = new int[stride * (imageHeight + 1)];
		squareSum = new int[sum.length];
		stages = new VectorStages(cascade);
		dense = stages.corners(1, stride, odd);
		sparse = stages.corners(2, stride, odd);
		for (int corner = 0; corner < IntegralImage.CORNERS; corner++) {
			int x = corner % 2 == 0 ? 1 : windowWidth - 1;
			int y = corner < 2 ? 1 : windowHeight - 1;
			denseNorm[corner] = VectorStages.place(x, y, 1, stride, odd);
			sparseNorm[corner] = VectorStages.place(x, y, 2, stride, odd);
		}
		normArea = (windowWidth - 2) * (windowHeight - 2);
		float largest = (float) (PyramidLevel.FLAT / normArea);
		largestNorm = normArea * largest < PyramidLevel.FLAT ? largest : Math.nextDown(largest);
		norms = new float[imageWidth + 1 + 2 * VectorStages.LANES];
		refused = new long[imageWidth / WORD + 2];
		in = new long[refused.length];
	}

	/** Whether the processor's vectors are long enough. */
	static boolean isWorthwhile() {
		return VectorStages.LANES >= WORTHWHILE_LANES && VectorStages.LANES <= Integer.SIZE;
	}

	@Override
	public void search(GrayImage image, float factor, ExactResize resize, List<FaceBox> hits) {
		int width = resize.newWidth();
		int height = resize.newHeight();
		int step = PyramidLevel.step(factor);
		int windows = (width - windowWidth) / step + 1;
		resize.resize(image.pixels(), scaled, 0, 0, width, height);
		sumUp(width, height, step);
		int boxWidth = round(windowWidth * factor);
		int boxHeight = round(windowHeight * factor);
		for (int y = 0; y <= height - windowHeight; y += step)
			if (searchRow(y * stride, windows, step))
				for (int i = next(0, windows); i < windows; i = next(i + 1, windows))
					hits.add(new FaceBox(round(i * step * factor), round(y * factor), boxWidth, boxHeight));
	}

	// -- Helper methods --

	private void sumUp(int width, int height, int step) {
		Arrays.fill(sum, 0, stride, 0);
		Arrays.fill(squareSum, 0, stride, 0);
		for (int y = 0; y < height; y++) {
			int row = (y + 1) * stride;
			sum[row] = 0;
			squareSum[row] = 0;
			if (step == 1)
				sumUpRow(y * width, width, row + 1);
			else
				sumUpRowApart(y * width, width, row);
		}
	}

	private void sumUpRow(int from, int width, int row) {
		int rowSum = 0;
		int rowSquareSum = 0;
		for (int x = 0; x < width; x++) {
			int pixel = scaled[from + x] & 0xff;
			rowSum += pixel;
			// May overflow: only differences are used, and those are right modulo 2^32.
			rowSquareSum += pixel * pixel;
			sum[row + x] = sum[row + x - stride] + rowSum;
			squareSum[row + x] = squareSum[row + x - stride] + rowSquareSum;
		}
	}

	/** As above, for even and odd columns apart. */
	private void sumUpRowApart(int from, int width, int row) {
		int rowSum = 0;
		int rowSquareSum = 0;
		int at = row + odd;
		for (int x = 0; x < width; x++) {
			int pixel = scaled[from + x] & 0xff;
			rowSum += pixel;
			rowSquareSum += pixel * pixel;
			sum[at] = sum[at - stride] + rowSum;
			squareSum[at] = squareSum[at - stride] + rowSquareSum;
			at += (x & 1) == 0 ? 1 - odd : odd;
		}
	}

	/** @return whether a window of the row is accepted; {@link #in} tells which */
	private boolean searchRow(int row, int windows, int step) {
		int[] corners = step == 1 ? dense : sparse;
		setNorms(row, windows, step == 1 ? denseNorm : sparseNorm);
		Arrays.fill(refused, 0);
		Arrays.fill(in, 0);
		for (int i = 0; i < windows; i += VectorStages.LANES) {
			int searched = notFlat(i, Math.min(windows - i, VectorStages.LANES));
			int passed = stages.passing(0, searched, sum, corners, row + i, norms, i);
			set(refused, i, searched & ~passed);
			set(in, i, passed);
		}
		boolean any = skip(windows);
		for (int stage = 1; any && stage < stages.count(); stage++) {
			any = false;
			for (int i = next(0, windows); i < windows; i = next(i + VectorStages.LANES, windows)) {
				int before = block(i);
				int passed = stages.passing(stage, before, sum, corners, row + i, norms, i);
				remove(i, before & ~passed);
				any |= passed != 0;
			}
		}
		return any;
	}

	/** All vectors are of one shape: with two of them Java 17 no longer knows which class it meets, and allocates. */
	private void setNorms(int row, int windows, int[] corner) {
		for (int i = 0; i < windows; i += VectorStages.LANES) {
			IntVector values = VectorStages.sums(sum, row + i + corner[0], row + i + corner[1], row + i + corner[2],
					row + i + corner[3]);
			IntVector squares = VectorStages.sums(squareSum, row + i + corner[0], row + i + corner[1], row + i + corner[2],
					row + i + corner[3]);
			// The first half of the norms, then the second half over the zeros behind them.
			norms(values, squares, 0).intoArray(norms, i);
			norms(values, squares, 1).intoArray(norms, i + DOUBLES.length());
		}
	}

	private FloatVector norms(IntVector values, IntVector squares, int half) {
		DoubleVector value = (DoubleVector) values.convertShape(I2D, DOUBLES, half);
		DoubleVector square = (DoubleVector) squares.convertShape(I2D, DOUBLES, half);
		DoubleVector deviation = square.mul(normArea).sub(value.mul(value)).lanewise(SQRT);
		return (FloatVector) DoubleVector.broadcast(DOUBLES, 1).div(deviation)
				.convertShape(D2F, FloatVector.SPECIES_PREFERRED, 0);
	}

	private int notFlat(int from, int count) {
		int bits = 0;
		for (int i = 0; i < count; i++)
			bits |= norms[from + i] <= largestNorm ? 1 << i : 0;
		return bits;
	}

	/**
	 * Takes out the windows that OpenCV never sees: if its first stage refuses one, it skips the next. So one that passed
	 * was seen if as many as an even number of refused ones lie directly before it.
	 *
	 * @return whether any is left
	 */
	private boolean skip(int windows) {
		boolean any = false;
		for (int i = next(0, windows); i < windows; i = next(i + 1, windows)) {
			int before = i;
			while (before > 0 && (refused[(before - 1) / WORD] >>> before - 1 & 1) != 0)
				before--;
			if ((i - before) % 2 != 0)
				in[i / WORD] &= ~(1L << i);
			else
				any = true;
		}
		return any;
	}

	/** The first window from a place on that is still in; the number of windows or more if there is none. */
	private int next(int from, int windows) {
		if (from >= windows)
			return windows;
		int word = from / WORD;
		long rest = in[word] & -1L << from;
		while (rest == 0 && ++word < in.length)
			rest = in[word];
		return rest == 0 ? windows : word * WORD + Long.numberOfTrailingZeros(rest);
	}

	/** Which of the windows from a place on, as many as there are lanes, are still in. */
	private int block(int from) {
		long bits = in[from / WORD] >>> from;
		if (from % WORD > WORD - VectorStages.LANES)
			bits |= in[from / WORD + 1] << -from;
		return (int) (bits & VectorStages.ALL);
	}

	private void remove(int from, int bits) {
		long wide = bits & VectorStages.ALL;
		in[from / WORD] &= ~(wide << from);
		if (from % WORD > WORD - VectorStages.LANES)
			in[from / WORD + 1] &= ~(wide >>> -from);
	}

	/** @param from a multiple of the number of lanes */
	private static void set(long[] words, int from, int bits) {
		words[from / WORD] |= (bits & VectorStages.ALL) << from;
	}

	private static int round(float value) {
		return (int) Math.rint(value);
	}
}
