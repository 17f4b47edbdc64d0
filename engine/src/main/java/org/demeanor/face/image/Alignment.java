package org.demeanor.face.image;

/**
 * Brings a face's patch into the place and size of an earlier one, by the upper part of the face, which speech does not
 * move: Gauss-Newton steps on the squared difference (Lucas &amp; Kanade 1981). Boxes of detectors tremble; the face in them
 * does not. Both patches are squares of the same size, row by row, as {@link FacePatch} gives them.
 *
 * @param size pixels along each side of the patches
 * @param across pixels to the right
 * @param down pixels downward
 * @param growth change of size, in pixels over the patch
 */
public record Alignment(int size, double across, double down, double growth) {

	private static final int STEPS = 4;
	/** Faces that moved by more than this part of a patch cannot be aligned. */
	private static final double FURTHEST = 1. / 8;
	/** Keeps steps small where a patch has no detail; squared gray values a pixel. */
	private static final double DAMPING = .01;

	/** The upper part of the face, in 48ths of the patch. */
	private static final int LEFT = 7;
	private static final int RIGHT = 41;
	private static final int TOP = 7;
	private static final int BOTTOM = 33;
	private static final int PARTS = 48;
	private static final int UNKNOWNS = 3;

	/** The point that stays in its place if the face grows, in parts of the patch. */
	private static final double CENTRE_X = .5;
	private static final double CENTRE_Y = .45;

	/** Some pixels of a patch, up to {@code right} and {@code bottom}, exclusive. */
	public record Part(int left, int top, int right, int bottom) {

		private static Part upper(int size) {
			return new Part(LEFT * size / PARTS, TOP * size / PARTS, RIGHT * size / PARTS, BOTTOM * size / PARTS);
		}

		private Part wider() {
			return new Part(left - 1, top - 1, right + 1, bottom + 1);
		}

		private int area() {
			return (right - left) * (bottom - top);
		}
	}

	/** Aligns a patch to an earlier one. */
	public static Alignment of(float[] earlier, float[] later) {
		int size = (int) Math.sqrt(later.length);
		Part upper = Part.upper(size);
		Alignment alignment = new Alignment(size, 0, 0, 0);
		float[] moved = later;
		for (int step = 0; step < STEPS; step++) {
			if (step > 0)
				moved = alignment.apply(later, upper.wider());
			alignment = alignment.improved(earlier, moved, upper);
		}
		return alignment;
	}

	/** Returns the later patch as it would look in the earlier one's place; only the pixels of the part are set. */
	public float[] apply(float[] later, Part part) {
		float[] moved = new float[later.length];
		double scale = 1 + growth / size;
		int[] lefts = new int[part.right];
		double[] rights = new double[part.right];
		for (int x = part.left; x < part.right; x++) {
			double place = inside(centreX() + (x - centreX()) * scale + across);
			lefts[x] = Math.min(size - 2, (int) place);
			rights[x] = place - lefts[x];
		}
		for (int y = part.top; y < part.bottom; y++) {
			double place = inside(centreY() + (y - centreY()) * scale + down);
			int top = Math.min(size - 2, (int) place);
			double below = place - top;
			for (int x = part.left; x < part.right; x++) {
				int pixel = top * size + lefts[x];
				double upper = later[pixel] + (later[pixel + 1] - later[pixel]) * rights[x];
				double lower = later[pixel + size] + (later[pixel + size + 1] - later[pixel + size]) * rights[x];
				moved[y * size + x] = (float) (upper + (lower - upper) * below);
			}
		}
		return moved;
	}

	/** How alike the upper parts of the aligned faces are: their correlation, 1 for the same but for light and contrast. */
	public double likeness(float[] earlier, float[] later) {
		Part upper = Part.upper(size);
		float[] moved = apply(later, upper);
		double sum = 0;
		double movedSum = 0;
		double squares = 0;
		double movedSquares = 0;
		double products = 0;
		for (int y = upper.top; y < upper.bottom; y++)
			for (int i = y * size + upper.left; i < y * size + upper.right; i++) {
				sum += earlier[i];
				movedSum += moved[i];
				squares += earlier[i] * earlier[i];
				movedSquares += moved[i] * moved[i];
				products += earlier[i] * moved[i];
			}
		double variances = (squares - sum * sum / upper.area()) * (movedSquares - movedSum * movedSum / upper.area());
		return variances > 0 ? (products - sum * movedSum / upper.area()) / Math.sqrt(variances) : 0;
	}

	/**
	 * Where the face is that the earlier patch shows.
	 *
	 * @param box that the later patch shows
	 */
	public FaceBox place(FaceBox box) {
		double scale = 1 + growth / size;
		double left = centreX() - centreX() * scale + across;
		double top = centreY() - centreY() * scale + down;
		return new FaceBox((int) Math.round(box.x() + left * box.width() / size),
				(int) Math.round(box.y() + top * box.height() / size),
				(int) Math.max(1, Math.round(box.width() * scale)), (int) Math.max(1, Math.round(box.height() * scale)));
	}

	/** Whether the face has moved so far that the alignment may have missed it. */
	public boolean isUncertain() {
		double furthest = FURTHEST * size;
		return Math.abs(across) >= furthest || Math.abs(down) >= furthest || Math.abs(growth) >= furthest;
	}

	// -- Helper methods --

	private double centreX() {
		return CENTRE_X * size;
	}

	private double centreY() {
		return CENTRE_Y * size;
	}

	private double inside(double place) {
		return Math.max(0, Math.min(size - 1, place));
	}

	private Alignment improved(float[] earlier, float[] moved, Part part) {
		double xx = 0;
		double xy = 0;
		double xs = 0;
		double yy = 0;
		double ys = 0;
		double ss = 0;
		double xm = 0;
		double ym = 0;
		double sm = 0;
		for (int y = part.top; y < part.bottom; y++)
			for (int x = part.left; x < part.right; x++) {
				int pixel = y * size + x;
				double slopeX = (moved[pixel + 1] - moved[pixel - 1]) / 2;
				double slopeY = (moved[pixel + size] - moved[pixel - size]) / 2;
				double slopeS = (slopeX * (x - centreX()) + slopeY * (y - centreY())) / size;
				double missing = earlier[pixel] - moved[pixel];
				xx += slopeX * slopeX;
				xy += slopeX * slopeY;
				xs += slopeX * slopeS;
				yy += slopeY * slopeY;
				ys += slopeY * slopeS;
				ss += slopeS * slopeS;
				xm += slopeX * missing;
				ym += slopeY * missing;
				sm += slopeS * missing;
			}
		double damping = DAMPING * part.area();
		double[] step = solved(new double[][] { { xx + damping, xy, xs, xm }, { xy, yy + damping, ys, ym },
				{ xs, ys, ss + damping, sm } });
		return new Alignment(size, limited(across + step[0]), limited(down + step[1]), limited(growth + step[2]));
	}

	private double limited(double pixels) {
		return Math.max(-FURTHEST * size, Math.min(FURTHEST * size, pixels));
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
}
