package org.demeanor.fusion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * Exponents that were fitted to clips whose truth is known: those with the smallest log loss.
 *
 * @param face exponent of the face's scores
 * @param voice exponent of the voice's
 * @param faceTemperature what the face's scores alone would have to be divided by, as logarithms, to be as sure as they are
 *        right; tells whether the stream is too loud
 * @param voiceTemperature the same of the voice's
 * @param clips it was fitted to
 * @param logLoss of these clips with the exponents
 * @param meanLogLoss of these clips with the mean of both streams
 */
public record FittedFusion(double face, double voice, double faceTemperature, double voiceTemperature, int clips,
		double logLoss, double meanLogLoss) {

	/** Fewer clips do not tell two exponents. */
	public static final int LEAST_CLIPS = 20;

	private static final double FLOOR = 1e-6;

	/** A clip of which the truth is known. */
	public record Labelled(Emotion truth, ScoredPair scores) {}

	/**
	 * Checks that clips may be enough, before they are analysed.
	 *
	 * @param truths of all clips
	 * @throws IllegalArgumentException if there are fewer than {@link #LEAST_CLIPS} clips, or all are of one emotion
	 */
	public static void check(List<Emotion> truths) {
		if (truths.size() < LEAST_CLIPS)
			throw new IllegalArgumentException("a fit needs " + LEAST_CLIPS + " clips with both streams and a label, not "
					+ truths.size());
		if (truths.stream().distinct().count() < 2)
			throw new IllegalArgumentException("a fit needs clips of more than one emotion");
	}

	/**
	 * Fits.
	 *
	 * @throws IllegalArgumentException as {@link #check} does
	 */
	public static FittedFusion of(List<Labelled> clips) {
		check(clips.stream().map(Labelled::truth).toList());
		Loss loss = new Loss(clips);
		Exponents best = Exponents.best(loss::of);
		return new FittedFusion(best.face(), best.voice(), 1 / alone(face -> loss.of(face, 0)),
				1 / alone(voice -> loss.of(0, voice)), clips.size(), loss.of(best.face(), best.voice()), meanLoss(clips));
	}

	/** As {@link FusionModel} reads it. */
	public Map<String, Object> json(String name) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("format", 1);
		json.put("name", name);
		Map<String, Object> temperature = new LinkedHashMap<>();
		temperature.put("face", 1);
		temperature.put("voice", 1);
		json.put("temperature", temperature);
		json.put("rule", "exponents");
		json.put("face", face);
		json.put("voice", voice);
		json.put("floor", FLOOR);
		Map<String, Object> fitted = new LinkedHashMap<>();
		fitted.put("clips", clips);
		fitted.put("face_temperature", faceTemperature);
		fitted.put("voice_temperature", voiceTemperature);
		fitted.put("log_loss", logLoss);
		fitted.put("log_loss_of_mean", meanLogLoss);
		json.put("fitted", fitted);
		return json;
	}

	// -- Helper methods --

	private static double alone(DoubleUnaryOperator loss) {
		return Math.exp(Exponents.lowest(log -> loss.applyAsDouble(Math.exp(log))));
	}

	private static double meanLoss(List<Labelled> clips) {
		return clips.stream().mapToDouble(clip -> -Math.log(Math.max(FrameRule.MEAN.combine(
				List.of(clip.scores().face(), clip.scores().voice())).get(clip.truth()), FLOOR))).average().orElseThrow();
	}

	/** Mean log loss by exponents. */
	private static final class Loss {

		private final int[] truth;
		private final double[][] face;
		private final double[][] voice;

		Loss(List<Labelled> clips) {
			truth = clips.stream().mapToInt(clip -> clip.truth().ordinal()).toArray();
			face = clips.stream().map(clip -> clip.scores().face().logs(FLOOR)).toArray(double[][]::new);
			voice = clips.stream().map(clip -> clip.scores().voice().logs(FLOOR)).toArray(double[][]::new);
		}

		double of(double ofFace, double ofVoice) {
			double sum = 0;
			for (int clip = 0; clip < truth.length; clip++) {
				double[] logits = new double[Emotion.count()];
				for (int c = 0; c < logits.length; c++)
					logits[c] = ofFace * face[clip][c] + ofVoice * voice[clip][c];
				sum -= Math.log(Math.max(Scores.softmax(logits).toArray()[truth[clip]], Double.MIN_NORMAL));
			}
			return sum / truth.length;
		}
	}
}
