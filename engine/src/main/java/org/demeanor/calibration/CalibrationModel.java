package org.demeanor.calibration;

import org.demeanor.StageException;
import org.demeanor.model.JsonSection;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * How each stream, and then both fused, are calibrated. Strengths are learnt by cross-validation and kept beside the nets.
 *
 * @param face of the face's clip scores
 * @param voice of the voice's
 * @param fused of those that both streams gave together, calibrated already
 */
public record CalibrationModel(StreamCalibration face, StreamCalibration voice, StreamCalibration fused) {

	/**
	 * From the json that a profile names.
	 *
	 * @param mode any but {@link CalibrationMode#NONE}
	 * @throws StageException (stage model) if a value is missing or cannot be right
	 */
	public static CalibrationModel of(JsonSection json, CalibrationMode mode) throws StageException {
		return new CalibrationModel(stream(json, mode, "face"), stream(json, mode, "voice"), stream(json, mode, "fused"));
	}

	private static StreamCalibration stream(JsonSection json, CalibrationMode mode, String stream) throws StageException {
		JsonSection section = json.section(mode.label());
		int leastClips = section.count("least_clips");
		if (leastClips < 1)
			throw section.wrong("least_clips", "at least 1");
		return new StreamCalibration(mode, Strength.of(section.section(stream)), usual(json.section("usual"), stream),
				leastClips, json.positive("floor"));
	}

	private static Scores usual(JsonSection usual, String stream) throws StageException {
		double[] values = usual.numbers(stream);
		if (values.length != Emotion.count())
			throw usual.wrong(stream, "seven numbers");
		try {
			return Scores.of(values);
		}
		catch (IllegalArgumentException negative) {
			throw usual.wrong(stream, "seven numbers, none negative");
		}
	}
}
