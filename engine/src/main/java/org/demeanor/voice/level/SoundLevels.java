package org.demeanor.voice.level;

import java.util.Arrays;
import java.util.Objects;

/**
 * How loud a sound is between two frequencies, moment by moment.
 *
 * @param startSeconds the middle of the first moment, in the clip's time
 * @param hopSeconds from one moment to the next
 * @param decibels of the loudest band in each moment; {@link #NOTHING} where nothing was heard
 */
public record SoundLevels(double startSeconds, double hopSeconds, float[] decibels) {

	/** The level of no sound. */
	public static final float NOTHING = -150;

	/** Where there is no sound. */
	public static final SoundLevels NONE = new SoundLevels(0, 1, new float[0]);

	public SoundLevels {
		Objects.requireNonNull(decibels);
	}

	/** Levels that are filled in, of a sound of some length. */
	public SoundLevels(double startSeconds, double hopSeconds, double seconds) {
		this(startSeconds, hopSeconds, new float[(int) Math.ceil(seconds / hopSeconds) + 1]);
		Arrays.fill(decibels, NOTHING);
	}

	/**
	 * Sets the levels of a window; those of an earlier one are replaced.
	 *
	 * @param windowSeconds where the window's first level lies, in the clip's time; it may lie before the sound
	 */
	public void set(double windowSeconds, float[] levels) {
		int first = (int) Math.round((windowSeconds - startSeconds) / hopSeconds);
		for (int i = Math.max(0, -first); i < levels.length && first + i < decibels.length; i++)
			decibels[first + i] = levels[i];
	}

	/** Returns the level at a time, between the two moments around it; at the ends, that of the last moment. */
	public double at(double seconds) {
		if (decibels.length == 0)
			return NOTHING;
		double place = Math.max(0, Math.min(decibels.length - 1, (seconds - startSeconds) / hopSeconds));
		int before = (int) place;
		int after = Math.min(before + 1, decibels.length - 1);
		return decibels[before] + (decibels[after] - decibels[before]) * (place - before);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SoundLevels same && startSeconds == same.startSeconds && hopSeconds == same.hopSeconds
				&& Arrays.equals(decibels, same.decibels);
	}

	@Override
	public int hashCode() {
		return Objects.hash(startSeconds, hopSeconds, Arrays.hashCode(decibels));
	}
}
