package org.demeanor.evaluation;

import java.util.List;

import org.demeanor.score.Emotion;

/** How often each class was taken for each other one. */
public final class ConfusionMatrix {

	private final int[][] counts = new int[Emotion.count()][Emotion.count()];

	ConfusionMatrix(List<LabelledPrediction> answers) {
		for (LabelledPrediction answer : answers)
			counts[answer.truth().ordinal()][answer.scores().top().ordinal()]++;
	}

	/** How many items of a true class got that answer. */
	public int count(Emotion truth, Emotion answer) {
		return counts[truth.ordinal()][answer.ordinal()];
	}

	/** How many items are of a class. */
	public int support(Emotion truth) {
		return Emotion.all().stream().mapToInt(answer -> count(truth, answer)).sum();
	}

	/** Share of the answers of a class that are right, 0..1; 0 if there are none. */
	public double precision(Emotion answer) {
		return share(count(answer, answer), Emotion.all().stream().mapToInt(truth -> count(truth, answer)).sum());
	}

	/** Share of the items of a class that are found, 0..1; 0 if there are none. */
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
