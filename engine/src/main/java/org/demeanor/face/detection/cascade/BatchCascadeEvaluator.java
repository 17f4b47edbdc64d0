package org.demeanor.face.detection.cascade;

import static org.demeanor.face.detection.cascade.IntegralImage.CORNERS;

import java.util.Arrays;

/**
 * Runs the cascade over many windows of an integral image at once. Each stump runs over all windows that are still in,
 * so that its corners and weights are fetched once instead of for each window. For one thread.
 *
 * <p>Features are computed in OpenCV's order, in float. OpenCV adds votes in double, this class in whole numbers of
 * 2<sup>-{@value #VOTE_BITS}</sup>. Both are exact for floats of this size, so the sums are equal.
 */
final class BatchCascadeEvaluator {

	/**
	 * The number of windows for one evaluation. With fewer the stumps are fetched too often; with more the image leaves
	 * the cache.
	 */
	private static final int ENOUGH = 1024;

	private static final int VOTE_BITS = 40;

	private final int[] stageEnd;
	/** For each stage: the sum of its stumps if no feature is below its threshold, and the sum that passes. */
	private final long[] startingVotes;
	private final long[] leastVotes;
	/** For each stump: its threshold, and what it adds if the feature is below it. */
	private final float[] threshold;
	private final long[] votesMore;
	/** For each rectangle of each feature: its weight, and the offsets of its four corners from the window's. */
	private final float[] weight;
	private final int[] corner;

	/** For each window: the offset of its first pixel, the factor of its contrast, and its votes in a stage. */
	private final int[] windows;
	private final float[] norms;
	private final long[] votes;
	private int count;

	/**
	 * @param stride row length of the integral images
	 * @param longestRow the most windows that are added between two calls of {@link #hasEnough}
	 */
	BatchCascadeEvaluator(Cascade cascade, int stride, int longestRow) {
		stageEnd = cascade.stageEnd;
		threshold = cascade.threshold;
		weight = cascade.weight;
		startingVotes = new long[stageEnd.length];
		leastVotes = new long[stageEnd.length];
		votesMore = new long[threshold.length];
		int stump = 0;
		for (int stage = 0; stage < stageEnd.length; stage++) {
			leastVotes[stage] = votes(cascade.stageThreshold[stage]);
			for (; stump < stageEnd[stage]; stump++) {
				startingVotes[stage] += votes(cascade.leaf[2 * stump]);
				votesMore[stump] = votes(cascade.leaf[2 * stump + 1]) - votes(cascade.leaf[2 * stump]);
			}
		}
		corner = new int[weight.length * CORNERS];
		for (int r = 0; r < weight.length; r++)
			IntegralImage.corners(cascade.rectangle[4 * r], cascade.rectangle[4 * r + 1], cascade.rectangle[4 * r + 2],
					cascade.rectangle[4 * r + 3], stride, corner, CORNERS * r);
		windows = new int[ENOUGH + longestRow];
		norms = new float[windows.length];
		votes = new long[windows.length];
	}

	/** Adds windows of a row from left to right. */
	void add(int window, float norm) {
		windows[count] = window;
		norms[count++] = norm;
	}

	boolean hasEnough() {
		return count >= ENOUGH;
	}

	/**
	 * Evaluates the windows that were added, and forgets them.
	 *
	 * @param sum the integral image
	 * @param across the distance between windows of a row; if the first stage refuses a window, the next one is skipped
	 * @return how many windows the cascade accepts: {@link #accepted} holds them, in order, until more are added
	 */
	int sift(int[] sum, int across) {
		int left = count;
		count = 0;
		int stump = 0;
		for (int stage = 0; stage < stageEnd.length && left > 0; stage++) {
			Arrays.fill(votes, 0, left, startingVotes[stage]);
			for (; stump < stageEnd[stage]; stump++)
				vote(stump, sum, left);
			left = keep(left, leastVotes[stage], stage == 0 ? across : 0);
		}
		return left;
	}

	int accepted(int index) {
		return windows[index];
	}

	// -- Helper methods --

	/** @param across 0 if no window is skipped */
	private int keep(int from, long least, int across) {
		int kept = 0;
		for (int i = 0; i < from; i++)
			if (votes[i] >= least) {
				windows[kept] = windows[i];
				norms[kept++] = norms[i];
			}
			else if (across > 0 && i + 1 < from && windows[i + 1] == windows[i] + across)
				i++;
		return kept;
	}

	private void vote(int stump, int[] sum, int left) {
		int c = stump * (CORNERS * Cascade.RECTANGLES);
		int w = stump * Cascade.RECTANGLES;
		if (weight[w + 2] == 0)
			vote(sum, corner[c], corner[c + 1], corner[c + 2], corner[c + 3], corner[c + 4], corner[c + 5], corner[c + 6],
					corner[c + 7], weight[w], weight[w + 1], threshold[stump], votesMore[stump], left);
		else
			vote(sum, corner[c], corner[c + 1], corner[c + 2], corner[c + 3], corner[c + 4], corner[c + 5], corner[c + 6],
					corner[c + 7], corner[c + 8], corner[c + 9], corner[c + 10], corner[c + 11], weight[w], weight[w + 1],
					weight[w + 2], threshold[stump], votesMore[stump], left);
	}

	/**
	 * A feature of two rectangles, a to d and e to h. This is the innermost loop, so everything that is the same for
	 * all windows is local.
	 */
	private void vote(int[] sum, int a, int b, int c, int d, int e, int f, int g, int h, float first, float second,
			float threshold, long more, int left) {
		int[] windows = this.windows;
		float[] norms = this.norms;
		long[] votes = this.votes;
		for (int i = 0; i < left; i++) {
			int at = windows[i];
			float value = first * IntegralImage.sum(sum, at, a, b, c, d) + second * IntegralImage.sum(sum, at, e, f, g, h);
			// The sign of the difference selects: the processor would guess a branch wrong every other time.
			votes[i] += more & Float.floatToRawIntBits(value * norms[i] - threshold) >> 31;
		}
	}

	/** A feature of three rectangles, the last of them i to l. */
	private void vote(int[] sum, int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l,
			float first, float second, float third, float threshold, long more, int left) {
		int[] windows = this.windows;
		float[] norms = this.norms;
		long[] votes = this.votes;
		for (int n = 0; n < left; n++) {
			int at = windows[n];
			float value = first * IntegralImage.sum(sum, at, a, b, c, d) + second * IntegralImage.sum(sum, at, e, f, g, h);
			value += third * IntegralImage.sum(sum, at, i, j, k, l);
			votes[n] += more & Float.floatToRawIntBits(value * norms[n] - threshold) >> 31;
		}
	}

	private static long votes(float leaf) {
		double whole = leaf * (double) (1L << VOTE_BITS);
		if (whole != Math.rint(whole) || Math.abs(whole) >= 1L << 52)
			throw new IllegalArgumentException("a cascade's vote of " + leaf + " cannot be counted exactly");
		return (long) whole;
	}
}
