package org.demeanor.fusion;

import java.util.Arrays;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.model.JsonSection;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * How a profile's streams belong together, learnt by cross-validation and kept beside the nets.
 *
 * @param weights of {@link StreamRule#WEIGHTED}
 * @param faceTemperature calibrates the face's clip scores: they are raised to the power of its inverse; 1 changes
 *        nothing
 * @param voiceTemperature the same for the voice
 * @param auto the rule behind {@link StreamRule#AUTO}
 */
public record FusionModel(StreamWeights weights, double faceTemperature, double voiceTemperature, PairRule auto) {

	/** Nothing is known about the streams: both count alike. */
	public static final FusionModel PLAIN = plain(StreamWeights.EQUAL);

	/** No calibration, and the mean as the rule. */
	public static FusionModel plain(StreamWeights weights) {
		return new FusionModel(weights, 1, 1, fixed(StreamRule.MEAN, weights));
	}

	/**
	 * Reads the json that a profile names.
	 *
	 * @throws StageException (stage model) if a value is missing or out of range
	 */
	public static FusionModel of(JsonSection json, StreamWeights weights) throws StageException {
		JsonSection temperature = json.section("temperature");
		return new FusionModel(weights, temperature.positive("face"), temperature.positive("voice"), rule(json, weights));
	}

	/** The face's clip scores, calibrated. */
	public Scores calibratedFace(Scores scores) {
		return calibrated(scores, faceTemperature);
	}

	/** The voice's clip scores, calibrated. */
	public Scores calibratedVoice(Scores scores) {
		return calibrated(scores, voiceTemperature);
	}

	// -- Helper methods --

	private static PairRule rule(JsonSection json, StreamWeights weights) throws StageException {
		String rule = json.oneOf("rule", "mean", "median", "weighted", "product", "exponents", "logistic");
		return switch (rule) {
			case "exponents" -> LogLinear.ofExponents(json.number("face"), json.number("voice"), json.positive("floor"));
			case "logistic" -> new LogLinear(square(json, "face"), square(json, "voice"), bias(json),
					json.positive("floor"));
			default -> fixed(StreamRule.ofLabel(rule).orElseThrow(), weights);
		};
	}

	private static PairRule fixed(StreamRule rule, StreamWeights weights) {
		return (face, voice) -> rule.fuse(face, voice, weights);
	}

	private static double[][] square(JsonSection json, String key) throws StageException {
		List<double[]> rows = json.rows(key);
		if (rows.size() != Emotion.count() || rows.stream().anyMatch(row -> row.length != Emotion.count()))
			throw json.wrong(key, "seven lists of seven numbers");
		return rows.toArray(double[][]::new);
	}

	private static double[] bias(JsonSection json) throws StageException {
		double[] bias = json.numbers("bias");
		if (bias.length != Emotion.count())
			throw json.wrong("bias", "seven numbers");
		return bias;
	}

	private static Scores calibrated(Scores scores, double temperature) {
		if (temperature == 1)
			return scores;
		return Scores.softmax(Arrays.stream(scores.logs(Double.MIN_NORMAL)).map(log -> log / temperature).toArray());
	}
}
