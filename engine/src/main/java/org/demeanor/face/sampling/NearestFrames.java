package org.demeanor.face.sampling;

import org.demeanor.StageException;
import org.demeanor.media.ForwardingFrameReader;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;

/**
 * The frames nearest to the asked times, of a clip whose frames only decoding tells. It decodes all frames and holds one. None
 * can be skipped.
 */
final class NearestFrames extends ForwardingFrameReader {

	private final AskedTimes times;
	private final int first;
	private final int last;
	private Frame nearest;

	/**
	 * @param first number of the first frame that may be chosen
	 * @param last number of the last one
	 */
	NearestFrames(FrameReader frames, AskedTimes times, int first, int last) {
		super(frames);
		this.times = times;
		this.first = first;
		this.last = last;
	}

	@Override
	public Frame read() throws StageException {
		for (Frame next = super.read(); next != null && next.index() <= last; next = super.read()) {
			if (next.index() < first)
				recycle(next);
			else if (nearest == null)
				nearest = next;
			else if (times.moment(next.timeSeconds()) != times.moment(nearest.timeSeconds()))
				return exchanged(next);
			else
				recycle(times.distance(next.timeSeconds()) < times.distance(nearest.timeSeconds()) ? exchanged(next) : next);
		}
		return exchanged(null);
	}

	@Override
	public boolean skip() {
		throw new IllegalStateException("only decoding tells which frames are read");
	}

	// -- Helper methods --

	private Frame exchanged(Frame next) {
		Frame before = nearest;
		nearest = next;
		return before;
	}
}
