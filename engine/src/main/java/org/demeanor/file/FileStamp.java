package org.demeanor.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The size and time of a file, which tell whether it has changed. The file is not opened: whoever opens a named pipe takes
 * what is in it.
 *
 * @param size in bytes; -1 if it tells nothing
 * @param modified when the file was last changed, in milliseconds since 1970; -1 if it tells nothing
 */
public record FileStamp(long size, long modified) {

	/** The stamp of a missing file, and of a pipe: its size and time tell nothing of what comes out of it. */
	private static final FileStamp NONE = new FileStamp(-1, -1);

	/** The stamp of a file as it is now. */
	public static FileStamp of(Path file) {
		try {
			BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
			return now.isRegularFile() ? new FileStamp(now.size(), now.lastModifiedTime().toMillis()) : NONE;
		}
		catch (IOException gone) {
			return NONE;
		}
	}

	/** Whether the file has changed since. One that is gone, or a pipe, cannot be read again and has not. */
	public boolean isOutdated(Path file) {
		// By its parts: a record's own equals would have to be linked first, which a short clip waits for.
		FileStamp now = of(file);
		return now != NONE && (now.size != size || now.modified != modified);
	}
}
