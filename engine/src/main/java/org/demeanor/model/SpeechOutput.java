package org.demeanor.model;

import org.demeanor.StageException;

/**
 * How a voice net says, beside its scores, where in its window somebody speaks: a probability each step.
 *
 * @param name of the output: batch x {@code steps}, 0..1
 * @param steps of a window, from its beginning on; the last one may end behind it
 * @param stepSeconds length of a step
 * @param threshold a step of this probability or more is speech
 * @param leastSeconds a window with less speech counts nothing
 */
public record SpeechOutput(String name, int steps, double stepSeconds, double threshold, double leastSeconds) {

	/** @throws StageException (stage model) if a value is missing or cannot be right */
	static SpeechOutput of(JsonSection json) throws StageException {
		int steps = json.count("steps");
		if (steps < 1)
			throw json.wrong("steps", "above 0");
		double threshold = json.positive("threshold");
		if (threshold > 1)
			throw json.wrong("threshold", "at most 1");
		return new SpeechOutput(json.text("output"), steps, json.positive("hop_s"), threshold, json.positive("min_s"));
	}
}
