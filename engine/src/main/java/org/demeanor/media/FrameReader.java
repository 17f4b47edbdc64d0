package org.demeanor.media;

import java.util.List;
import java.util.OptionalDouble;

import org.demeanor.StageException;

/**
 * The frames of a clip in order of presentation, numbered from 0. Not thread-safe. A frame that nobody needs is
 * {@linkplain #skip() skipped}, which saves the conversion to BGR and, if possible, the decoding.
 */
public interface FrameReader extends AutoCloseable {

	/**
	 * The next frame as BGR, upright (rotation metadata applied).
	 *
	 * @return a frame whose array is the caller's until it is {@linkplain #recycle given back}; {@code null} after the
	 *        last one
	 * @throws StageException (stage media) if decoding fails
	 */
	Frame read() throws StageException;

	/**
	 * Skips the next frame.
	 *
	 * @return false after the last one
	 * @throws StageException (stage media) if decoding fails
	 */
	boolean skip() throws StageException;

	/** When the last frame so far ends, in seconds of the clip's time; empty if there were fewer than two. */
	default OptionalDouble endSeconds() {
		return OptionalDouble.empty();
	}

	/** When the file ends, in seconds of the clip's time, if it ends earlier than its header says and was read to that end. */
	default OptionalDouble cutOffSeconds() {
		return OptionalDouble.empty();
	}

	/**
	 * Gives back a frame from this reader: a later frame may reuse its array. A caller that keeps frames does not call
	 * this. From any thread.
	 */
	default void recycle(Frame frame) {}

	/**
	 * What a user should know about how the frames were read: guesses and choices, one short phrase each. Complete after the
	 * last frame.
	 */
	default List<String> notes() {
		return List.of();
	}

	@Override
	void close();
}
