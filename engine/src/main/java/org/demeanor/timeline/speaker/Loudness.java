package org.demeanor.timeline.speaker;

import org.demeanor.voice.level.SoundLevels;

/** How loud a sound is around a time, above the level that counts as silence. */
final class Loudness {

	/** Speech lies within this many decibels below the loudest moment. */
	private static final double RANGE_DB = 40;

	/** Half the time over which the level is averaged: a syllable is about as long. */
	private static final double HALF_SECONDS = .15;

	private final SoundLevels levels;
	private final double[] sums;

	Loudness(SoundLevels levels) {
		this.levels = levels;
		float loudest = SoundLevels.NOTHING;
		for (float level : levels.decibels())
			loudest = Math.max(loudest, level);
		double silence = loudest - RANGE_DB;
		sums = new double[levels.decibels().length + 1];
		for (int i = 0; i < levels.decibels().length; i++)
			sums[i + 1] = sums[i] + Math.max(0, levels.decibels()[i] - silence);
	}

	/** Returns the mean level, 0 to 40 decibels; 0 where there is no sound. */
	double around(double seconds) {
		int reach = (int) Math.round(HALF_SECONDS / levels.hopSeconds());
		long middle = Math.round((seconds - levels.startSeconds()) / levels.hopSeconds());
		int from = (int) Math.max(0, Math.min(sums.length - 1, middle - reach));
		int to = (int) Math.max(0, Math.min(sums.length - 1, middle + reach + 1));
		return from == to ? 0 : (sums[to] - sums[from]) / (to - from);
	}
}
