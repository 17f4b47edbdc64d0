package org.demeanor.face.detection.cascade;

import static org.demeanor.face.detection.cascade.IntegralImage.CORNERS;

import java.util.Arrays;

/**
 * The cascade over many windows of an integral image at once: each stump over all windows that are still in, so that its
 * corners and weights are fetched once and not for every window. For one thread.
 *
 * <p>Features are computed in OpenCV's order in float. It sums up votes in double, this in whole numbers of
 * 2<sup>-{@value #VOTE_BITS}</sup>: both are exact for floats of such sizes, so that the sums are the same.
 */
final class BatchCascadeEvaluator {

	/** Windows that are worth a sifting: of fewer the stumps are fetched too often, of more the image leaves the cache. */
	private static final int ENOUGH = 1024;

	private static final int VOTE_BITS = 40;

	private final int[] stageEnd;
	/** Of each stage what all its stumps add to when no feature is below its threshold, and what it takes to pass. */
	private final long[] startingVotes;
	private final long[] leastVotes;
	/** Of each stump what its feature is compared with, and what it adds more when that is below. */
	private final float[] threshold;
	private final long[] votesMore;
	/** Of each rectangle of each feature its weight, and the offsets of its four corners from the window's. */
	private final float[] weight;
	private final int[] corner;

	/** Windows by the offset of their first pixel, what their contrast is multiplied by, and their votes in a stage. */
	private final int[] windows;
	private final float[] norms;
	private final long[] votes;
	private int count;

	/**
	 * @param stride row length of the integral images
	 * @param longestRow windows that are added at most between two looks at {@link #hasEnough}
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

	/** Rows are added from left to right. */
	void add(int window, float norm) {
		windows[count] = window;
		norms[count++] = norm;
	}

	boolean hasEnough() {
		return count >= ENOUGH;
	}

	/**
	 * Sifts the windows that were added, and forgets them.
	 *
	 * @param sum the integral image
	 * @param across from a window to the next in its row: where the first stage refuses one, the next is passed over
	 * @return how many the cascade accepts: {@link #accepted} has them, in their order, until more are added
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

	/** @param across 0: none is passed over */
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

	/** Of a feature of two rectangles, a to d and e to h. Innermost loop: all that is the same for all windows is local. */
	private void vote(int[] sum, int a, int b, int c, int d, int e, int f, int g, int h, float first, float second,
			float threshold, long more, int left) {
		int[] windows = this.windows;
		float[] norms = this.norms;
		long[] votes = this.votes;
		for (int i = 0; i < left; i++) {
			int at = windows[i];
			float value = first * IntegralImage.sum(sum, at, a, b, c, d) + second * IntegralImage.sum(sum, at, e, f, g, h);
			// The sign of the difference is the choice: a branch here would be guessed wrong every other time.
			votes[i] += more & Float.floatToRawIntBits(value * norms[i] - threshold) >> 31;
		}
	}

	/** Of a feature of three rectangles, the last of them i to l. */
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
