package org.demeanor.evaluation;

import java.util.List;

import org.demeanor.score.Emotion;

/** How often each class was taken for each other class. */
public final class ConfusionMatrix {

	private final int[][] counts = new int[Emotion.count()][Emotion.count()];

	ConfusionMatrix(List<LabelledPrediction> answers) {
		for (LabelledPrediction answer : answers)
			counts[answer.truth().ordinal()][answer.scores().top().ordinal()]++;
	}

	/** The number of items of a true class with this answer. */
	public int count(Emotion truth, Emotion answer) {
		return counts[truth.ordinal()][answer.ordinal()];
	}

	/** The number of items of a class. */
	public int support(Emotion truth) {
		return Emotion.all().stream().mapToInt(answer -> count(truth, answer)).sum();
	}

	/** The share of a class's answers that are right, 0..1; 0 if there are none. */
	public double precision(Emotion answer) {
		return share(count(answer, answer), Emotion.all().stream().mapToInt(truth -> count(truth, answer)).sum());
	}

	/** The share of a class's items that are found, 0..1; 0 if there are none. */
	public double recall(Emotion truth) {
		return share(count(truth, truth), support(truth));
	}

	/** Harmonic mean of precision and recall, 0..1. */
	public double f1(Emotion emotion) {
		double sum = precision(emotion) + recall(emotion);
		return sum == 0 ? 0 : 2 * precision(emotion) * recall(emotion) / sum;
	}

	private static double share(int part, int whole) {
		return whole == 0 ? 0 : (double) part / whole;
	}
}
