package org.demeanor.face.detection;

import org.demeanor.StageException;

/** A loaded detector, which gives each clip an instance of its own. For any thread. Closing it frees native memory. */
@FunctionalInterface
public interface FaceDetectors extends AutoCloseable {

	/**
	 * A new instance, for one thread and the frames of one clip.
	 *
	 * @throws StageException (stage face) if something is missing from this build
	 */
	FaceDetector open() throws StageException;

	@Override
	default void close() {
		// Most detectors hold nothing that must be freed.
	}
}
