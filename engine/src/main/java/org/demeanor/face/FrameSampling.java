package org.demeanor.face;

import java.io.Serializable;

/**
 * Which frames are looked at: every {@code step}-th by its number in the clip, none before {@code first}, none after
 * {@code last}.
 *
 * @param first smallest frame number that may be used, from 0
 * @param last largest frame number that may be used
 * @param step frame numbers used are multiples of this, at least 1
 */
public record FrameSampling(int first, int last, int step) implements Serializable {

	/** The reference's: {@code count % 3 == 0 and count > 20}. */
	public static final FrameSampling REFERENCE = new FrameSampling(21, Integer.MAX_VALUE, 3);

	/** Every third frame of the whole clip. */
	public static final FrameSampling STANDARD = new FrameSampling(0, Integer.MAX_VALUE, 3);

	public FrameSampling {
		if (first < 0 || last < first || step < 1)
			throw new IllegalArgumentException("frames " + first + " to " + last + " in steps of " + step);
	}

	/** Whether the frame of this number is looked at. */
	public boolean includes(int frame) {
		return frame >= first && frame <= last && frame % step == 0;
	}
}
