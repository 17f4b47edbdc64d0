package org.demeanor.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/** Calibrates one person's scores of one stream, or of both fused. */
public final class StreamCalibration {

	private final CalibrationMode mode;
	private final Strength strength;
	private final Scores usual;
	private final int leastClips;
	private final double floor;

	/**
	 * @param mode any but {@link CalibrationMode#NONE}
	 * @param usual mean scores of other people's neutral clips
	 * @param leastClips fewer teach nothing
	 * @param floor smallest score that a logarithm is taken of, above 0
	 */
	StreamCalibration(CalibrationMode mode, Strength strength, Scores usual, int leastClips, double floor) {
		this.mode = mode;
		this.strength = strength;
		this.usual = usual;
		this.leastClips = leastClips;
		this.floor = floor;
	}

	/** How many clips of a person it can learn from: all, or those that are marked. */
	public int count(List<Boolean> baseline) {
		return mode == CalibrationMode.BASELINE ? (int) baseline.stream().filter(marked -> marked).count() : baseline.size();
	}

	/** How many it takes. */
	public int leastClips() {
		return leastClips;
	}

	/**
	 * Learns a person's correction; empty if there are too few scores.
	 *
	 * @param scores of all the person's clips
	 * @param baseline whether each is marked as neutral
	 */
	public Optional<Correction> learn(List<Scores> scores, List<Boolean> baseline) {
		List<Scores> known = known(scores, baseline);
		if (known.size() < leastClips)
			return Optional.empty();
		double weight = strength.weight(known.size());
		double[] correction = switch (mode) {
			case CENTRE -> minus(new double[Emotion.count()], mean(known).logs(floor), strength.sharpened(weight));
			case BASELINE -> minus(usual.logs(floor), mean(known).logs(floor), strength.sharpened(weight));
			case BALANCED -> EqualPriors.of(known, strength.sharpened(weight), floor);
			case NONE -> throw new IllegalStateException("nothing to calibrate");
		};
		return Optional.of(new Correction(strength, correction, weight, floor));
	}

	// -- Helper methods --

	private List<Scores> known(List<Scores> scores, List<Boolean> baseline) {
		if (mode != CalibrationMode.BASELINE)
			return scores;
		List<Scores> marked = new ArrayList<>();
		for (int i = 0; i < scores.size(); i++)
			if (baseline.get(i))
				marked.add(scores.get(i));
		return marked;
	}

	private static double[] minus(double[] from, double[] what, double times) {
		double[] difference = new double[from.length];
		for (int c = 0; c < difference.length; c++)
			difference[c] = times * (from[c] - what[c]);
		return difference;
	}

	private static Scores mean(List<Scores> scores) {
		double[] mean = new double[Emotion.count()];
		for (Scores some : scores)
			for (Emotion emotion : Emotion.all())
				mean[emotion.ordinal()] += some.get(emotion) / scores.size();
		return Scores.of(mean);
	}
}
