package org.demeanor.media.stack;

import org.demeanor.media.FrameIndex;

/**
 * Pictures at a fixed interval, each of which is stored by itself.
 *
 * @param intervalSeconds from one to the next
 */
record EvenFrames(int count, double intervalSeconds) implements FrameIndex {

	@Override
	public double seconds(int frame) {
		return frame * intervalSeconds;
	}

	@Override
	public boolean standsAlone(int frame) {
		return true;
	}
}
