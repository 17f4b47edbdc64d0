package org.demeanor.face.detection.cascade;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.REINTERPRET_F2I;
import static org.demeanor.face.detection.cascade.IntegralImage.CORNERS;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The stages of a cascade, run over as many neighbouring windows at once as a vector has lanes.
 *
 * <p>Features are computed in OpenCV's order, in float. Votes are counted in whole numbers of 32 bits, whose order is
 * free; where the sum comes so near to a stage's threshold that rounding could decide, the stage is computed once more for
 * that window, exactly.
 */
final class VectorStages {

	private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
	private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

	/** Windows in a block. */
	static final int LANES = INTS.length();
	/** The bits of a block, if all are set. */
	static final long ALL = (1L << LANES) - 1;

	/** For each lane, its bit. */
	private static final int[] BITS = IntStream.range(0, LANES).map(lane -> 1 << lane).toArray();

	/** The votes of a stage and its threshold are all below two to this power. */
	private static final int VOTE_BITS = 29;

	/** After so many stumps it is asked whether any window can still pass. */
	private static final int BETWEEN_CHECKS = 32;

	/** The largest number of corners of a feature. */
	private static final int PLACES = CORNERS * Cascade.RECTANGLES;

	private final Cascade cascade;
	/**
	 * The cascade's number of each stump. Within a stage those of two rectangles come first, as each kind has a loop of its
	 * own, and of each kind those with the most to say.
	 */
	private final int[] original;
	private final int[] stageEnd;
	/** For each stage, where its stumps of three rectangles begin. */
	private final int[] threesFrom;
	/** For each stage: votes to begin with, and below which a window certainly fails, and from which it certainly passes. */
	private final int[] startingVotes;
	private final int[] leastVotes;
	private final int[] enoughVotes;
	private final float[] threshold;
	private final float[] weight;
	/** For each stump: what it adds if its feature is below the threshold, and the most that it and all after it may add. */
	private final int[] votesMore;
	private final int[] mostVotes;

	private final int[] votes = new int[LANES];

	VectorStages(Cascade cascade) {
		this.cascade = cascade;
		int stumps = cascade.threshold.length;
		stageEnd = cascade.stageEnd;
		threesFrom = new int[stageEnd.length];
		startingVotes = new int[stageEnd.length];
		leastVotes = new int[stageEnd.length];
		enoughVotes = new int[stageEnd.length];
		original = new int[stumps];
		threshold = new float[stumps];
		weight = new float[stumps * Cascade.RECTANGLES];
		votesMore = new int[stumps];
		mostVotes = new int[stumps];
		for (int stage = 0; stage < stageEnd.length; stage++)
			addStage(stage);
	}

	/** The number of stages. */
	int count() {
		return stageEnd.length;
	}

	/**
	 * For each stump, where the corners of its rectangles lie.
	 *
	 * @param step pixels from window to window; with 2, even and odd columns lie apart
	 * @param stride ints from row to row
	 * @param odd ints from even to odd columns
	 */
	int[] corners(int step, int stride, int odd) {
		int[] corners = new int[original.length * PLACES];
		for (int stump = 0; stump < original.length; stump++)
			for (int corner = 0; corner < PLACES; corner++) {
				int at = 4 * (original[stump] * Cascade.RECTANGLES + corner / CORNERS);
				int x = cascade.rectangle[at] + (corner % 2 == 0 ? 0 : cascade.rectangle[at + 2]);
				int y = cascade.rectangle[at + 1] + (corner % CORNERS < 2 ? 0 : cascade.rectangle[at + 3]);
				corners[stump * PLACES + corner] = place(x, y, step, stride, odd);
			}
		return corners;
	}

	/** Where a pixel lies in an integral image, as above. */
	static int place(int x, int y, int step, int stride, int odd) {
		return y * stride + x / step + x % step * odd;
	}

	/**
	 * Runs one stage over a block of windows.
	 *
	 * @param searched the bits of those windows that count
	 * @param sum the integral image
	 * @param corners as from {@link #corners}
	 * @param at place of the first window
	 * @param norms of windows, those of the block from a place on
	 * @return the bits of those windows that pass
	 */
	int passing(int stage, int searched, int[] sum, int[] corners, int at, float[] norms, int norm) {
		if (searched == 0)
			return 0;
		int from = stage == 0 ? 0 : stageEnd[stage - 1];
		int to = stageEnd[stage];
		IntVector.broadcast(INTS, startingVotes[stage]).intoArray(votes, 0);
		for (int stump = from; stump < to;) {
			int end = Math.min(stump + BETWEEN_CHECKS, stump < threesFrom[stage] ? threesFrom[stage] : to);
			if (stump < threesFrom[stage])
				voteOfTwo(stump, end, sum, corners, at, norms, norm);
			else
				voteOfThree(stump, end, sum, corners, at, norms, norm);
			stump = end;
			if (stump < to && (atLeast(leastVotes[stage] - mostVotes[stump]) & searched) == 0)
				return 0;
		}
		int passing = atLeast(leastVotes[stage]) & searched;
		for (int unsure = passing & ~atLeast(enoughVotes[stage]); unsure != 0; unsure &= unsure - 1) {
			int lane = Integer.numberOfTrailingZeros(unsure);
			if (!passes(stage, sum, corners, at + lane, norms[norm + lane]))
				passing &= ~(1 << lane);
		}
		return passing;
	}

	/** The sums over the rectangles whose corners are at {@code a} to {@code d} for the first window of a block. */
	static IntVector sums(int[] integral, int a, int b, int c, int d) {
		return IntVector.fromArray(INTS, integral, a).sub(IntVector.fromArray(INTS, integral, b))
				.sub(IntVector.fromArray(INTS, integral, c)).add(IntVector.fromArray(INTS, integral, d));
	}

	// -- Helper methods --

	private void addStage(int stage) {
		int from = stage == 0 ? 0 : stageEnd[stage - 1];
		List<Integer> stumps = IntStream.range(from, stageEnd[stage]).boxed().sorted(Comparator.comparing(this::hasThree)
				.thenComparing(stump -> -Math.abs((double) cascade.leaf[2 * stump + 1] - cascade.leaf[2 * stump]))).toList();
		double largest = Math.abs(cascade.stageThreshold[stage]);
		for (int stump : stumps)
			largest += Math.max(Math.abs(cascade.leaf[2 * stump]), Math.abs(cascade.leaf[2 * stump + 1]));
		double vote = Math.scalb(1, VOTE_BITS - 1 - Math.getExponent(largest));
		// Each vote is rounded by half of one at most, and so is the threshold.
		leastVotes[stage] = (int) Math.floor(cascade.stageThreshold[stage] * vote) - stumps.size() - 1;
		enoughVotes[stage] = (int) Math.ceil(cascade.stageThreshold[stage] * vote) + stumps.size() + 1;
		threesFrom[stage] = from + (int) stumps.stream().filter(stump -> !hasThree(stump)).count();
		for (int i = 0; i < stumps.size(); i++) {
			int stump = stumps.get(i);
			original[from + i] = stump;
			threshold[from + i] = cascade.threshold[stump];
			System.arraycopy(cascade.weight, stump * Cascade.RECTANGLES, weight, (from + i) * Cascade.RECTANGLES,
					Cascade.RECTANGLES);
			int notBelow = (int) Math.rint(cascade.leaf[2 * stump] * vote);
			startingVotes[stage] += notBelow;
			votesMore[from + i] = (int) Math.rint(cascade.leaf[2 * stump + 1] * vote) - notBelow;
		}
		int most = 0;
		for (int i = stageEnd[stage] - 1; i >= from; i--) {
			most += Math.max(0, votesMore[i]);
			mostVotes[i] = most;
		}
	}

	private boolean hasThree(int stump) {
		return cascade.weight[stump * Cascade.RECTANGLES + 2] != 0;
	}

	/** The bits of the windows with so many votes. */
	private int atLeast(int least) {
		return ~IntVector.fromArray(INTS, votes, 0).sub(least).lanewise(ASHR, 31).and(IntVector.fromArray(INTS, BITS, 0))
				.reduceLanes(OR);
	}

	/**
	 * Adds the votes of stumps whose features have two rectangles. The sum begins with zeros, as Java 17 allocates a vector
	 * in each round if it comes from an array.
	 */
	private void voteOfTwo(int from, int to, int[] sum, int[] corner, int at, float[] norms, int norm) {
		float[] weight = this.weight;
		float[] threshold = this.threshold;
		int[] votesMore = this.votesMore;
		FloatVector contrast = FloatVector.fromArray(FLOATS, norms, norm);
		IntVector added = IntVector.broadcast(INTS, 0);
		for (int stump = from; stump < to; stump++) {
			int c = stump * PLACES;
			int w = stump * Cascade.RECTANGLES;
			FloatVector value = ofTwo(sum, corner, c, at, weight, w);
			// The sign of the difference selects.
			added = added.add(negative(value.mul(contrast).sub(threshold[stump])).and(votesMore[stump]));
		}
		added.add(IntVector.fromArray(INTS, votes, 0)).intoArray(votes, 0);
	}

	/** As above, for three rectangles. */
	private void voteOfThree(int from, int to, int[] sum, int[] corner, int at, float[] norms, int norm) {
		float[] weight = this.weight;
		float[] threshold = this.threshold;
		int[] votesMore = this.votesMore;
		FloatVector contrast = FloatVector.fromArray(FLOATS, norms, norm);
		IntVector added = IntVector.broadcast(INTS, 0);
		for (int stump = from; stump < to; stump++) {
			int c = stump * PLACES;
			int w = stump * Cascade.RECTANGLES;
			FloatVector value = ofTwo(sum, corner, c, at, weight, w)
					.add(floats(sum, at + corner[c + 8], at + corner[c + 9], at + corner[c + 10], at + corner[c + 11])
							.mul(weight[w + 2]));
			added = added.add(negative(value.mul(contrast).sub(threshold[stump])).and(votesMore[stump]));
		}
		added.add(IntVector.fromArray(INTS, votes, 0)).intoArray(votes, 0);
	}

	/** The first two rectangles of a feature, weighted. */
	private static FloatVector ofTwo(int[] sum, int[] corner, int c, int at, float[] weight, int w) {
		return floats(sum, at + corner[c], at + corner[c + 1], at + corner[c + 2], at + corner[c + 3]).mul(weight[w])
				.add(floats(sum, at + corner[c + 4], at + corner[c + 5], at + corner[c + 6], at + corner[c + 7])
						.mul(weight[w + 1]));
	}

	/** All bits of those lanes that are below zero. Java 17 does not compile {@code reinterpretAsInts} everywhere. */
	private static IntVector negative(FloatVector values) {
		return ((IntVector) values.convertShape(REINTERPRET_F2I, INTS, 0)).lanewise(ASHR, 31);
	}

	private static FloatVector floats(int[] sum, int a, int b, int c, int d) {
		return (FloatVector) sums(sum, a, b, c, d).convertShape(I2F, FLOATS, 0);
	}

	/** A stage for one window, with exact sums: so few floats of this size add up exactly in double, in any order. */
	private boolean passes(int stage, int[] sum, int[] corner, int at, float norm) {
		double total = 0;
		for (int stump = stage == 0 ? 0 : stageEnd[stage - 1]; stump < stageEnd[stage]; stump++) {
			float value = 0;
			for (int r = 0; r < Cascade.RECTANGLES; r++) {
				int c = stump * PLACES + r * CORNERS;
				value += weight[stump * Cascade.RECTANGLES + r]
						* IntegralImage.sum(sum, at, corner[c], corner[c + 1], corner[c + 2], corner[c + 3]);
			}
			boolean below = value * norm < threshold[stump];
			total += cascade.leaf[2 * original[stump] + (below ? 1 : 0)];
		}
		return total >= cascade.stageThreshold[stage];
	}
}
