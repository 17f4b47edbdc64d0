package org.demeanor.media;

import org.demeanor.StageException;

/** Pictures that can be asked for by number: an image stack, a series of planes. */
public interface FrameSource {

	/** How many there are. */
	int count();

	/** Seconds from one to the next, above 0. */
	double intervalSeconds();

	/**
	 * One of them as BGR.
	 *
	 * @param index from 0
	 * @throws StageException (stage media) if it cannot be read
	 */
	Frame get(int index) throws StageException;
}
