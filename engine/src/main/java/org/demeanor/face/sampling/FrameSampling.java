package org.demeanor.face.sampling;

import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import org.demeanor.media.FrameIndex;

/**
 * Which frames are sampled: those whose number in the clip is a multiple of {@code step}, from {@code first} to
 * {@code last}; or one of these frames for each asked time.
 *
 * @param first smallest frame number, from 0
 * @param last largest frame number
 * @param step at least 1
 * @param everyAtLowRates whether to sample every frame of a clip with few frames a second
 * @param everySeconds from one asked time to the next, which takes the place of the step; 0 for none
 * @param keyFramesOnly whether an asked time without a key frame around it has no frame; only with asked times
 */
public record FrameSampling(int first, int last, int step, boolean everyAtLowRates, double everySeconds, boolean keyFramesOnly) {

	/** The reference's: {@code count % 3 == 0 and count > 20}. */
	public static final FrameSampling REFERENCE = new FrameSampling(21, Integer.MAX_VALUE, 3);

	/** Every third frame of the whole clip; every frame if the clip has fewer than ten a second. */
	public static final FrameSampling STANDARD = new FrameSampling(0, Integer.MAX_VALUE, 3, true, 0, false);

	/** Below this rate every frame counts. A camera of nominally ten frames a second may give slightly fewer. */
	private static final double LOW_RATE = 9.8;

	public FrameSampling {
		if (first < 0 || last < first || step < 1)
			throw new IllegalArgumentException("frames " + first + " to " + last + " in steps of " + step);
		if (!(everySeconds >= 0) || Double.isInfinite(everySeconds))
			throw new IllegalArgumentException("a frame every " + everySeconds + " s: it must be 0 or more");
		if (keyFramesOnly && everySeconds == 0)
			throw new IllegalArgumentException("key frames alone are taken only where a frame is asked for every so many seconds");
	}

	/** Steps that are the same at any rate. */
	public FrameSampling(int first, int last, int step) {
		this(first, last, step, false, 0, false);
	}

	/**
	 * One of the same frames for each asked time: 0, {@code seconds}, twice that, and so on.
	 *
	 * @param seconds from one to the next; 0 for the steps
	 */
	public FrameSampling every(double seconds) {
		return every(seconds, false);
	}

	/**
	 * As above.
	 *
	 * @param keyFrames whether a time without a key frame around it has no frame, which spares the decoding in between
	 * @throws IllegalArgumentException if that is asked for without times
	 */
	public FrameSampling every(double seconds, boolean keyFrames) {
		return new FrameSampling(first, last, step, everyAtLowRates, seconds, keyFrames);
	}

	/**
	 * The sampling for a clip.
	 *
	 * @param framesPerSecond of the clip, if known
	 */
	public FrameSampling at(OptionalDouble framesPerSecond) {
		return everyAtLowRates && framesPerSecond.orElse(LOW_RATE) < LOW_RATE
				? new FrameSampling(first, last, 1, false, everySeconds, keyFramesOnly) : this;
	}

	/** Whether frames are sampled by their times, so that a number alone does not tell. */
	public boolean byTime() {
		return everySeconds > 0;
	}

	/**
	 * Whether the frame with this number is sampled.
	 *
	 * @throws IllegalStateException if frames are sampled by their times
	 */
	public boolean includes(int frame) {
		if (byTime())
			throw new IllegalStateException("a frame's number does not tell its time");
		return frame >= first && frame <= last && frame % step == 0;
	}

	// -- Helper methods --

	/** Which frames of a clip are sampled, by number. */
	IntPredicate frames(FrameIndex index) {
		BitSet chosen = times().frames(index, first, last);
		return chosen::get;
	}

	AskedTimes times() {
		return new AskedTimes(everySeconds, keyFramesOnly);
	}
}
