package org.demeanor.face.mouth;

import org.demeanor.face.image.FacePatch;

/**
 * Brings a face's patch into the place and size of an earlier one, by the upper part of the face, which speech does not
 * move: Gauss-Newton steps on the squared difference (Lucas &amp; Kanade 1981). Boxes of detectors tremble; the face in them
 * does not.
 *
 * @param across pixels to the right
 * @param down pixels downward
 * @param growth change of size, in pixels over the patch
 */
record Alignment(double across, double down, double growth) {

	private static final int SIZE = FacePatch.SIZE;
	private static final int STEPS = 4;
	/** Faces that moved further cannot be aligned. */
	private static final double FURTHEST = 6;
	/** Keeps steps small where a patch has no detail; squared gray values a pixel. */
	private static final double DAMPING = .01;

	/** The upper part of the face. */
	private static final int LEFT = 7;
	private static final int RIGHT = 41;
	private static final int TOP = 7;
	private static final int BOTTOM = 33;
	private static final int UNKNOWNS = 3;

	/** The point that stays in its place if the face grows. */
	private static final double CENTRE_X = SIZE * .5;
	private static final double CENTRE_Y = SIZE * .45;

	static Alignment of(float[] earlier, float[] later) {
		Alignment alignment = new Alignment(0, 0, 0);
		float[] moved = later;
		for (int step = 0; step < STEPS; step++) {
			alignment = alignment.improved(earlier, moved);
			moved = alignment.apply(later);
		}
		return alignment;
	}

	/** Returns the later patch as it would look in the earlier one's place. */
	float[] apply(float[] later) {
		float[] moved = new float[later.length];
		double scale = 1 + growth / SIZE;
		for (int y = 0; y < SIZE; y++)
			for (int x = 0; x < SIZE; x++)
				moved[y * SIZE + x] = value(later, CENTRE_X + (x - CENTRE_X) * scale + across, CENTRE_Y + (y - CENTRE_Y) * scale + down);
		return moved;
	}

	// -- Helper methods --

	private Alignment improved(float[] earlier, float[] moved) {
		double[][] normal = new double[UNKNOWNS][UNKNOWNS + 1];
		for (int y = TOP; y < BOTTOM; y++)
			for (int x = LEFT; x < RIGHT; x++) {
				int pixel = y * SIZE + x;
				double gx = (moved[pixel + 1] - moved[pixel - 1]) / 2;
				double gy = (moved[pixel + SIZE] - moved[pixel - SIZE]) / 2;
				double[] slope = { gx, gy, (gx * (x - CENTRE_X) + gy * (y - CENTRE_Y)) / SIZE };
				double missing = earlier[pixel] - moved[pixel];
				for (int row = 0; row < UNKNOWNS; row++) {
					for (int column = 0; column < UNKNOWNS; column++)
						normal[row][column] += slope[row] * slope[column];
					normal[row][UNKNOWNS] += slope[row] * missing;
				}
			}
		for (int row = 0; row < UNKNOWNS; row++)
			normal[row][row] += DAMPING * (BOTTOM - TOP) * (RIGHT - LEFT);
		double[] step = solved(normal);
		return new Alignment(limited(across + step[0]), limited(down + step[1]), limited(growth + step[2]));
	}

	private static double limited(double pixels) {
		return Math.max(-FURTHEST, Math.min(FURTHEST, pixels));
	}

	/** Gauss's elimination; the matrix is positive definite. */
	private static double[] solved(double[][] rows) {
		for (int pivot = 0; pivot < UNKNOWNS; pivot++)
			for (int row = 0; row < UNKNOWNS; row++) {
				double factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
				for (int column = pivot; column <= UNKNOWNS && row != pivot; column++)
					rows[row][column] -= factor * rows[pivot][column];
			}
		double[] solution = new double[UNKNOWNS];
		for (int row = 0; row < UNKNOWNS; row++)
			solution[row] = rows[row][UNKNOWNS] / rows[row][row];
		return solution;
	}

	private static float value(float[] patch, double x, double y) {
		double inX = Math.max(0, Math.min(SIZE - 1, x));
		double inY = Math.max(0, Math.min(SIZE - 1, y));
		int left = Math.min(SIZE - 2, (int) inX);
		int top = Math.min(SIZE - 2, (int) inY);
		double right = inX - left;
		double below = inY - top;
		int pixel = top * SIZE + left;
		double upper = patch[pixel] + (patch[pixel + 1] - patch[pixel]) * right;
		double lower = patch[pixel + SIZE] + (patch[pixel + SIZE + 1] - patch[pixel + SIZE]) * right;
		return (float) (upper + (lower - upper) * below);
	}
}
