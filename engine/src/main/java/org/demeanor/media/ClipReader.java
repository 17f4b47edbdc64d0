package org.demeanor.media;

import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.StageException;

/** A way to open files as clips. To add one, implement this and list it in {@code media.open.Clips}. */
@FunctionalInterface
public interface ClipReader {

	/**
	 * @param file exists, is readable and not empty
	 * @param limits beyond which it is refused, now or while it is read
	 * @return empty if this reader is not available or not meant for such a file
	 * @throws StageException (stage media) if it should be able to read the file but cannot, or if the file is beyond a
	 *        limit
	 */
	Optional<Clip> open(Path file, Limits limits) throws StageException;

	/** As above; it may hold the file open for the clip's first reader, until {@link Clip#release()}. */
	default Optional<Clip> openReady(Path file, Limits limits) throws StageException {
		return open(file, limits);
	}
}
