package org.demeanor.media;

import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import org.demeanor.StageException;

/**
 * Something with pictures, sound, or both: a media file, a still image, an opened image stack. It only describes; each
 * reader decodes on its own from the start, so frames and sound can be read at the same time from two threads.
 */
public interface Clip {

	/** What the user calls it in tables and messages: for a file its path as given, for an image its title. */
	String name();

	/** Whether there is at least one picture stream. */
	boolean hasFrames();

	/** Whether there is a sound stream. It may still be digital silence. */
	boolean hasSound();

	/** Length in seconds as the container or the stack says; empty if it does not say. */
	OptionalDouble durationSeconds();

	/** Mean frames a second as the container or the stack says, above 0; empty if it does not say. */
	default OptionalDouble framesPerSecond() {
		return OptionalDouble.empty();
	}

	/**
	 * A new reader at the first frame.
	 *
	 * @throws StageException (stage media) if the pictures cannot be decoded, or if there are none
	 */
	FrameReader openFrames() throws StageException;

	/**
	 * As above, for who can spare threads for it and knows what it will read.
	 *
	 * @param threads that may decode, at least 1
	 * @param read whether the frame of a number will be read; the others can only be skipped, and need not be decoded
	 */
	default FrameReader openFrames(int threads, IntPredicate read) throws StageException {
		return openFrames();
	}

	/**
	 * A new reader at the first sample.
	 *
	 * @throws StageException (stage media) if the sound cannot be decoded, or if there is none
	 */
	SoundReader openSound() throws StageException;
}
