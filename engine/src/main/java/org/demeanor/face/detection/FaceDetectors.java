package org.demeanor.face.detection;

import org.demeanor.StageException;

/** A loaded way to find faces: gives each clip a detector of its own. For any thread. Closing it frees native memory. */
@FunctionalInterface
public interface FaceDetectors extends AutoCloseable {

	/**
	 * A new detector, for one thread and the frames of one clip.
	 *
	 * @throws StageException (stage face) if something is missing from this build
	 */
	FaceDetector open() throws StageException;

	@Override
	default void close() {
		// Most hold nothing that has to be freed.
	}
}
