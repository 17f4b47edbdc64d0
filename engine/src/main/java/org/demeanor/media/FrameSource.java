package org.demeanor.media;

import org.demeanor.StageException;

/** Pictures by number: an image stack, a series of planes. */
public interface FrameSource {

	/** The number of pictures. */
	int count();

	/** Seconds from one picture to the next, above 0. */
	double intervalSeconds();

	/**
	 * One picture as BGR.
	 *
	 * @param index from 0
	 * @throws StageException (stage media) if it cannot be read
	 */
	Frame get(int index) throws StageException;
}
