package org.demeanor.report.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a run keeps of a finished clip; a line of json.
 *
 * @param <R> what was found in it
 * @param clip its name in the run
 * @param path its file, absolute
 * @param size of the file in bytes; -1 if it was gone
 * @param modified when the file was last changed, in milliseconds since 1970; -1 if it was gone
 * @param row what was found
 */
public record JournalLine<R>(String clip, String path, long size, long modified, R row) {

	/** The line of a clip whose file is as it is now. */
	public static <R> JournalLine<R> of(String clip, Path path, R row) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
			return new JournalLine<>(clip, absolute(path), attributes.size(), attributes.lastModifiedTime().toMillis(), row);
		}
		catch (IOException gone) {
			return new JournalLine<>(clip, absolute(path), -1, -1, row);
		}
	}

	/** Whether this still tells what is in a file. One that is gone cannot be analysed again, so its findings stay. */
	public boolean holds(Path file) {
		JournalLine<R> now = of(clip, file, row);
		return now.path.equals(path) && (now.size < 0 || now.size == size && now.modified == modified);
	}

	/** Whether the json that it was read from was that of a line. */
	@JsonIgnore
	public boolean isWhole() {
		return clip != null && path != null && row != null;
	}

	private static String absolute(Path path) {
		return path.toAbsolutePath().normalize().toString();
	}
}
