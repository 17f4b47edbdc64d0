package org.demeanor.evaluation;

import java.util.List;

import org.demeanor.score.Emotion;

/**
 * How good the answers of one stream are. Shares are in 0..1; without any answer they are NaN, and no file shows them.
 *
 * @param n items with an answer
 * @param withoutAnswer items without one: no face, no sound
 * @param top1 share of answers whose highest score is the truth's
 * @param top1Ci95 its 95 % interval
 * @param top3 share of answers with the truth among the three highest scores
 * @param top3Ci95 its 95 % interval
 * @param calibrationError expected calibration error: the mean distance between the highest score and the share of
 *        right answers among those with such a score
 * @param confusion which class was taken for which
 */
public record Metrics(int n, int withoutAnswer, double top1, double[] top1Ci95, double top3, double[] top3Ci95,
		double calibrationError, ConfusionMatrix confusion) {

	static Metrics of(List<LabelledPrediction> answers, int withoutAnswer) {
		boolean some = !answers.isEmpty();
		return new Metrics(answers.size(), withoutAnswer, share(answers, 1), some ? interval(answers, 1) : new double[0],
				share(answers, 3), some ? interval(answers, 3) : new double[0],
				CalibrationError.of(answers, answer -> answer.scores().confidence(), answer -> answer.within(1)),
				new ConfusionMatrix(answers));
	}

	/** The mean recall of the classes that occur: top-1 if all classes were equally frequent. */
	public double meanRecall() {
		return Emotion.all().stream().filter(emotion -> confusion.support(emotion) > 0).mapToDouble(confusion::recall)
				.average().orElse(Double.NaN);
	}

	// -- Helper methods --

	private static double share(List<LabelledPrediction> answers, int k) {
		return answers.stream().mapToInt(answer -> answer.within(k) ? 1 : 0).average().orElse(Double.NaN);
	}

	private static double[] interval(List<LabelledPrediction> answers, int k) {
		return Bootstrap.interval(answers, answer -> answer.within(k), LabelledPrediction::group);
	}
}
