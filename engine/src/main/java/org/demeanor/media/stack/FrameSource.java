package org.demeanor.media.stack;

import java.util.List;

import org.demeanor.StageException;
import org.demeanor.media.Frame;

/** Pictures by number: an image stack, a series of planes. */
public interface FrameSource {

	/** The number of pictures. */
	int count();

	/** From one picture to the next. */
	FrameInterval interval();

	/**
	 * One picture as BGR.
	 *
	 * @param index from 0
	 * @throws StageException (stage media) if it cannot be read
	 */
	Frame get(int index) throws StageException;

	/** Returns guesses behind the pictures that a user should know, one short phrase each; those of the interval apart. */
	default List<String> notes() {
		return List.of();
	}
}
