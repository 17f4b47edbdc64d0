package org.demeanor.media;

import java.util.List;

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

	/** Returns guesses behind the frames that a user should know, one short phrase each. */
	default List<String> notes() {
		return List.of();
	}
}
