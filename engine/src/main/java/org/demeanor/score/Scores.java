package org.demeanor.score;

import java.util.Arrays;

/**
 * Seven finite scores, one for each {@link Emotion}. A net's scores are probabilities (each in 0..1, sum 1); fused or
 * averaged ones need not sum to exactly 1 (a median does not). Immutable.
 */
public final class Scores {

	private final double[] values;

	private Scores(double[] values) {
		this.values = values;
	}

	/**
	 * @param values one for each emotion, in {@link Emotion} order; copied
	 * @throws IllegalArgumentException if there are not exactly seven, or one is negative or not finite
	 */
	public static Scores of(double... values) {
		if (values.length != Emotion.count())
			throw new IllegalArgumentException("expected " + Emotion.count() + " scores, got " + values.length);
		for (double value : values)
			if (!(value >= 0 && value < Double.POSITIVE_INFINITY))
				throw new IllegalArgumentException("scores must be finite and not negative: " + Arrays.toString(values));
		return new Scores(values.clone());
	}

	/** Scores that add up to 1 in proportion to the exponentials; no logit is too large for it. */
	public static Scores softmax(double... logits) {
		double max = Arrays.stream(logits).max().orElseThrow();
		double[] values = Arrays.stream(logits).map(logit -> Math.exp(logit - max)).toArray();
		double sum = Arrays.stream(values).sum();
		return of(Arrays.stream(values).map(value -> value / sum).toArray());
	}

	/**
	 * Natural logarithms in {@link Emotion} order.
	 *
	 * @param floor smallest score that a logarithm is taken of, above 0
	 */
	public double[] logs(double floor) {
		return Arrays.stream(values).map(score -> Math.log(Math.max(score, floor))).toArray();
	}

	public double get(Emotion emotion) {
		return values[emotion.ordinal()];
	}

	/** A copy of the seven values in {@link Emotion} order. */
	public double[] toArray() {
		return values.clone();
	}

	/** The emotion with the highest score; the first one in order if several have it. */
	public Emotion top() {
		int best = 0;
		for (int i = 1; i < values.length; i++)
			if (values[i] > values[best])
				best = i;
		return Emotion.all().get(best);
	}

	/** The score of {@link #top()}. */
	public double confidence() {
		return get(top());
	}

	/** What two have in common, 0..1: with both brought to a sum of 1, the sum over the emotions of the smaller score. */
	public double overlap(Scores other) {
		double sum = Arrays.stream(values).sum();
		double otherSum = Arrays.stream(other.values).sum();
		double common = 0;
		if (sum == 0 || otherSum == 0)
			return common;
		for (int i = 0; i < values.length; i++)
			common += Math.min(values[i] / sum, other.values[i] / otherSum);
		return Math.min(1, common);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Scores that && Arrays.equals(values, that.values);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(values);
	}

	@Override
	public String toString() {
		return top().label() + " " + Arrays.toString(values);
	}
}
