package org.demeanor.face;

import java.util.OptionalDouble;

/**
 * Which frames are looked at: every {@code step}-th by its number in the clip, none before {@code first}, none after
 * {@code last}.
 *
 * @param first smallest frame number that may be used, from 0
 * @param last largest frame number that may be used
 * @param step frame numbers used are multiples of this, at least 1
 * @param everyAtLowRates whether every frame is looked at where a clip has few a second
 */
public record FrameSampling(int first, int last, int step, boolean everyAtLowRates) {

	/** The reference's: {@code count % 3 == 0 and count > 20}. */
	public static final FrameSampling REFERENCE = new FrameSampling(21, Integer.MAX_VALUE, 3, false);

	/** Every third frame of the whole clip; every one where it has fewer than ten a second. */
	public static final FrameSampling STANDARD = new FrameSampling(0, Integer.MAX_VALUE, 3, true);

	/** Frames a second below which each counts. A camera of nominally ten may give a few less. */
	private static final double LOW_RATE = 9.8;

	public FrameSampling {
		if (first < 0 || last < first || step < 1)
			throw new IllegalArgumentException("frames " + first + " to " + last + " in steps of " + step);
	}

	/** Steps that hold at any rate. */
	public FrameSampling(int first, int last, int step) {
		this(first, last, step, false);
	}

	/**
	 * As it is for a clip.
	 *
	 * @param framesPerSecond of the clip, where known
	 */
	public FrameSampling at(OptionalDouble framesPerSecond) {
		return everyAtLowRates && framesPerSecond.orElse(LOW_RATE) < LOW_RATE ? new FrameSampling(first, last, 1) : this;
	}

	/** Whether the frame of this number is looked at. */
	public boolean includes(int frame) {
		return frame >= first && frame <= last && frame % step == 0;
	}
}
