package org.demeanor.fusion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * How the scores of many frames (or windows) become one set of scores.
 * <pre>{@code
 * Scores clip = FrameRule.MEDIAN.combine(frames);   // List<Scores>, at least one
 * }</pre>
 */
public enum FrameRule {
	/** The mean of each class. */
	MEAN {
		@Override
		public Scores combine(List<Scores> scores) {
			return weightedMean(scores, scores.stream().mapToDouble(frame -> 1).toArray());
		}
	},
	/** The median of each class. Need not sum to 1. */
	MEDIAN {
		@Override
		public Scores combine(List<Scores> scores) {
			requireSome(scores);
			double[] combined = new double[Emotion.count()];
			for (Emotion emotion : Emotion.all())
				combined[emotion.ordinal()] = median(scores.stream().mapToDouble(frame -> frame.get(emotion)).toArray());
			return Scores.of(combined);
		}
	},
	/** Each frame votes for its top class; the score of a class is its share of the votes. */
	MODE {
		@Override
		public Scores combine(List<Scores> scores) {
			requireSome(scores);
			double[] votes = new double[Emotion.count()];
			for (Scores frame : scores)
				votes[frame.top().ordinal()]++;
			return Scores.of(Arrays.stream(votes).map(count -> count / scores.size()).toArray());
		}
	},
	/** The mean, with each frame weighted by its highest score. */
	WEIGHTED {
		@Override
		public Scores combine(List<Scores> scores) {
			return weightedMean(scores, scores.stream().mapToDouble(Scores::confidence).toArray());
		}
	};

	/**
	 * @param scores at least one
	 * @throws IllegalArgumentException if there are none
	 */
	public abstract Scores combine(List<Scores> scores);

	/** The lower-case word of the command line and macros. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The mean of each class, some counting more than others.
	 *
	 * @param scores at least one
	 * @param weights as many, none negative, not all 0
	 * @throws IllegalArgumentException if there are no scores
	 */
	public static Scores weightedMean(List<Scores> scores, double[] weights) {
		requireSome(scores);
		double[] combined = new double[Emotion.count()];
		double total = 0;
		for (int i = 0; i < weights.length; i++) {
			double[] frame = scores.get(i).toArray();
			for (int c = 0; c < combined.length; c++)
				combined[c] += weights[i] * frame[c];
			total += weights[i];
		}
		for (int c = 0; c < combined.length; c++)
			combined[c] /= total;
		return Scores.of(combined);
	}

	/**
	 * The mean over nets.
	 *
	 * @param scores of each net, at least one
	 * @param weights as many, above 0; where all count alike it is the mean, to the last digit
	 */
	public static Scores meanOfNets(List<Scores> scores, List<Double> weights) {
		return weights.stream().distinct().count() < 2 ? MEAN.combine(scores)
				: weightedMean(scores, weights.stream().mapToDouble(Double::doubleValue).toArray());
	}

	private static double median(double[] values) {
		Arrays.sort(values);
		int middle = values.length / 2;
		return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
	}

	private static void requireSome(List<Scores> scores) {
		if (scores.isEmpty())
			throw new IllegalArgumentException("no scores to combine");
	}
}
