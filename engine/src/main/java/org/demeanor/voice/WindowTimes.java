package org.demeanor.voice;

import org.demeanor.StageException;
import org.demeanor.media.SoundReader;
import org.demeanor.model.JsonSection;

/**
 * What every description of format 2 says of a voice net's windows.
 *
 * @param sampleRate that the net expects
 * @param windowLength samples of a window at the rate of {@link SoundReader}
 * @param offset samples before a single window, at the same rate
 */
record WindowTimes(int sampleRate, int windowLength, int offset) {

	private static final int LEAST_RATE = 4000;
	private static final double LONGEST_SECONDS = 60;

	/** @throws StageException (stage model) if a value is missing or out of range */
	static WindowTimes of(JsonSection json) throws StageException {
		int rate = json.count("sample_rate");
		if (rate < LEAST_RATE || rate > SoundReader.SAMPLE_RATE)
			throw json.wrong("sample_rate", "in " + LEAST_RATE + ".." + SoundReader.SAMPLE_RATE);
		double seconds = json.positive("window_s");
		if (seconds > LONGEST_SECONDS)
			throw json.wrong("window_s", "at most " + LONGEST_SECONDS);
		double offset = json.numberOr("offset_s", 0);
		if (offset < 0 || offset > seconds)
			throw json.wrong("offset_s", "in 0..window_s");
		return new WindowTimes(rate, (int) Math.round(seconds * SoundReader.SAMPLE_RATE), (int) Math.round(offset * SoundReader.SAMPLE_RATE));
	}

	/** Samples of a window at the net's rate. */
	int length() {
		return (int) Math.round((double) windowLength * sampleRate / SoundReader.SAMPLE_RATE);
	}
}
