package org.demeanor.score;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is told of a whole clip besides its scores.
 *
 * @param names of the values
 * @param means of each
 * @param peaks of each: the value farthest from 0
 */
public record NamedSummary(List<String> names, List<Double> means, List<Double> peaks) {

	/** Nothing is told. */
	public static final NamedSummary NONE = new NamedSummary(List.of(), List.of(), List.of());

	public NamedSummary {
		names = List.copyOf(names);
		means = List.copyOf(means);
		peaks = List.copyOf(peaks);
	}

	/**
	 * Sums up many frames or windows.
	 *
	 * @param weights as many, none negative; the peak is that of those with a weight
	 */
	public static NamedSummary of(List<NamedValues> some, double[] weights) {
		if (some.isEmpty() || some.get(0).isEmpty())
			return NONE;
		boolean allCount = Arrays.stream(weights).sum() == 0;
		List<NamedValues> counting = IntStream.range(0, weights.length).filter(i -> allCount || weights[i] > 0)
				.mapToObj(some::get).toList();
		return new NamedSummary(some.get(0).names(), boxed(NamedValues.mean(some, weights)), boxed(NamedValues.peak(counting)));
	}

	private static List<Double> boxed(NamedValues values) {
		return Arrays.stream(values.toArray()).boxed().toList();
	}
}
