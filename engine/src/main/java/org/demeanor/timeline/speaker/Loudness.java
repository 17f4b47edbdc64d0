package org.demeanor.timeline.speaker;

import org.demeanor.voice.level.SoundLevels;

/** How loud a sound is around a time, on a scale whose lower end is silence. */
final class Loudness {

	/** Speech lies within this many decibels below the loudest moment. */
	private static final double RANGE_DB = 40;

	/** Half the time over which the level is averaged: a syllable is longer. */
	private static final double HALF_SECONDS = .1;

	private final SoundLevels levels;
	private final double[] sums;
	private final double floor;

	Loudness(SoundLevels levels) {
		this.levels = levels;
		float loudest = SoundLevels.NOTHING;
		for (float level : levels.decibels())
			loudest = Math.max(loudest, level);
		floor = loudest - RANGE_DB;
		sums = new double[levels.decibels().length + 1];
		for (int i = 0; i < levels.decibels().length; i++)
			sums[i + 1] = sums[i] + Math.max(floor, levels.decibels()[i]);
	}

	/** Returns the mean level, in decibels; the floor where there is no sound. */
	double around(double seconds) {
		int reach = (int) Math.round(HALF_SECONDS / levels.hopSeconds());
		long middle = Math.round((seconds - levels.startSeconds()) / levels.hopSeconds());
		int from = (int) Math.max(0, Math.min(sums.length - 1, middle - reach));
		int to = (int) Math.max(0, Math.min(sums.length - 1, middle + reach + 1));
		return from == to ? floor : (sums[to] - sums[from]) / (to - from);
	}
}
