package org.demeanor.face.sampling;

import java.util.OptionalDouble;

/**
 * Which frames are sampled: those whose number in the clip is a multiple of {@code step}, from {@code first} to
 * {@code last}.
 *
 * @param first smallest frame number, from 0
 * @param last largest frame number
 * @param step at least 1
 * @param everyAtLowRates whether to sample every frame of a clip with few frames a second
 */
public record FrameSampling(int first, int last, int step, boolean everyAtLowRates) {

	/** The reference's: {@code count % 3 == 0 and count > 20}. */
	public static final FrameSampling REFERENCE = new FrameSampling(21, Integer.MAX_VALUE, 3, false);

	/** Every third frame of the whole clip; every frame if the clip has fewer than ten a second. */
	public static final FrameSampling STANDARD = new FrameSampling(0, Integer.MAX_VALUE, 3, true);

	/** Below this rate every frame counts. A camera of nominally ten frames a second may give slightly fewer. */
	private static final double LOW_RATE = 9.8;

	public FrameSampling {
		if (first < 0 || last < first || step < 1)
			throw new IllegalArgumentException("frames " + first + " to " + last + " in steps of " + step);
	}

	/** Steps that are the same at any rate. */
	public FrameSampling(int first, int last, int step) {
		this(first, last, step, false);
	}

	/**
	 * The sampling for a clip.
	 *
	 * @param framesPerSecond of the clip, if known
	 */
	public FrameSampling at(OptionalDouble framesPerSecond) {
		return everyAtLowRates && framesPerSecond.orElse(LOW_RATE) < LOW_RATE ? new FrameSampling(first, last, 1) : this;
	}

	/** Whether the frame with this number is sampled. */
	public boolean includes(int frame) {
		return frame >= first && frame <= last && frame % step == 0;
	}
}
