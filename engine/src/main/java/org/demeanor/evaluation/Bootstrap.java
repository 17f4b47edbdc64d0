package org.demeanor.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * 95 % intervals of a share by resampling groups with replacement. Clips of one actor resemble each other, so whole
 * actors are drawn. The same answers give the same interval.
 */
public final class Bootstrap {

	private static final int DRAWS = 2000;
	private static final long SEED = 1;

	private Bootstrap() {}

	/**
	 * @param answers at least one
	 * @param right tells which answers count
	 * @param group that an answer belongs to
	 * @return lower and upper bound, 0..1
	 */
	public static <A> double[] interval(List<A> answers, Predicate<A> right, Function<A, String> group) {
		Map<String, int[]> groups = new LinkedHashMap<>();
		for (A answer : answers) {
			int[] counts = groups.computeIfAbsent(group.apply(answer), first -> new int[2]);
			counts[0] += right.test(answer) ? 1 : 0;
			counts[1]++;
		}
		int[][] known = groups.values().toArray(int[][]::new);
		SplittableRandom random = new SplittableRandom(SEED);
		double[] shares = new double[DRAWS];
		for (int draw = 0; draw < DRAWS; draw++) {
			long hits = 0;
			long all = 0;
			for (int i = 0; i < known.length; i++) {
				int[] counts = known[random.nextInt(known.length)];
				hits += counts[0];
				all += counts[1];
			}
			shares[draw] = (double) hits / all;
		}
		Arrays.sort(shares);
		return new double[] { quantile(shares, .025), quantile(shares, .975) };
	}

	private static double quantile(double[] sorted, double part) {
		double place = part * (sorted.length - 1);
		int below = (int) place;
		return sorted[below] + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
	}
}
