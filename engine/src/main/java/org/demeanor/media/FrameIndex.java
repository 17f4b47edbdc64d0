package org.demeanor.media;

/** Where the frames of a clip are, told without decoding them. */
public interface FrameIndex {

	/** Number of frames. */
	int count();

	/**
	 * When a frame is shown, in seconds of the clip's time; grows with the number.
	 *
	 * @param frame its number, from 0
	 */
	double seconds(int frame);

	/**
	 * Whether a frame can be decoded without any other, as key frames can.
	 *
	 * @param frame its number, from 0
	 */
	boolean standsAlone(int frame);
}
