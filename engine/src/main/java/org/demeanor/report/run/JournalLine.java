package org.demeanor.report.run;

import java.nio.file.Path;

import org.demeanor.file.FileStamp;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a run keeps of a finished clip; a line of json.
 *
 * @param <R> what was found in it
 * @param clip its name in the run
 * @param path its file, absolute
 * @param size of the file before it was read, in bytes; -1 if it was no file then
 * @param modified when the file was last changed before it was read, in milliseconds since 1970; -1 if it was no file then
 * @param row what was found
 */
public record JournalLine<R>(String clip, String path, long size, long modified, R row) {

	/**
	 * The line of a clip.
	 *
	 * @param before the stamp of its file before it was read: one taken afterwards would also fit a file that grew meanwhile
	 */
	public static <R> JournalLine<R> of(String clip, Path path, FileStamp before, R row) {
		return new JournalLine<>(clip, absolute(path), before.size(), before.modified(), row);
	}

	/** Whether this still tells what is in a file. One that is gone cannot be analysed again, so its findings stay. */
	public boolean holds(Path file) {
		return absolute(file).equals(path) && !new FileStamp(size, modified).isOutdated(file);
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
