package org.demeanor.face.sampling;

import java.util.BitSet;

import org.demeanor.media.FrameIndex;

/**
 * Moments at equal distances, from 0 on, each of which asks for one frame out of the time around it: half a distance
 * before to half a distance after.
 *
 * @param everySeconds from one moment to the next, above 0
 * @param keyFramesOnly whether frames that need others are never chosen
 */
record AskedTimes(double everySeconds, boolean keyFramesOnly) {

	/** Returns the number of the moment that a time is nearest to. */
	long moment(double seconds) {
		return (long) Math.floor(seconds / everySeconds + .5);
	}

	/** Returns the seconds between a time and the moment that it is nearest to. */
	double distance(double seconds) {
		return Math.abs(seconds - moment(seconds) * everySeconds);
	}

	/**
	 * Chooses a frame for each moment: the nearest around it that stands alone, which spares the decoding of others; if none
	 * does, the nearest of all, unless key frames alone are asked for. The earlier of two as near is chosen. A moment without
	 * such a frame around it has none.
	 *
	 * @param first number of the first frame that may be chosen
	 * @param last number of the last one
	 */
	BitSet frames(FrameIndex index, int first, int last) {
		BitSet chosen = new BitSet();
		int best = -1;
		for (int frame = first; frame <= last && frame < index.count(); frame++) {
			if (keyFramesOnly && !index.standsAlone(frame))
				continue;
			if (best >= 0 && moment(index.seconds(frame)) != moment(index.seconds(best))) {
				chosen.set(best);
				best = -1;
			}
			if (best < 0 || isBetter(index, frame, best))
				best = frame;
		}
		if (best >= 0)
			chosen.set(best);
		return chosen;
	}

	// -- Helper methods --

	private boolean isBetter(FrameIndex index, int frame, int than) {
		if (index.standsAlone(frame) != index.standsAlone(than))
			return index.standsAlone(frame);
		return distance(index.seconds(frame)) < distance(index.seconds(than));
	}
}
