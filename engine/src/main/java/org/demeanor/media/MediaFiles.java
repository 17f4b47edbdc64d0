package org.demeanor.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** Says which files count as media in a searched folder, and checks that a file can be read. */
public final class MediaFiles {

	private static final Set<String> VIDEO = Set.of("3gp", "avi", "flv", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg",
			"mts", "mxf", "ogv", "ts", "webm", "wmv");
	private static final Set<String> SOUND = Set.of("aac", "aif", "aiff", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav",
			"wma");
	private static final Set<String> STILL = Set.of("bmp", "gif", "jpeg", "jpg", "png", "tif", "tiff", "webp");

	private MediaFiles() {}

	/** Whether the file has an extension of a video, a sound or a still image. */
	public static boolean isMedia(Path file) {
		String name = String.valueOf(file.getFileName());
		String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return VIDEO.contains(extension) || SOUND.contains(extension) || STILL.contains(extension);
	}

	/**
	 * Checks that a file can be read.
	 *
	 * @throws StageException (stage media) with the reason if it cannot
	 */
	public static void check(Path file) throws StageException {
		String why = null;
		if (!Files.exists(file))
			why = "no such file";
		else if (Files.isDirectory(file))
			why = "is a folder";
		else if (!Files.isReadable(file))
			why = "cannot be read: permission denied";
		else if (isEmpty(file))
			why = "the file is empty";
		if (why != null)
			throw new StageException(Stage.MEDIA, file.toString(), why);
	}

	private static boolean isEmpty(Path file) throws StageException {
		try {
			return Files.isRegularFile(file) && Files.size(file) == 0;
		}
		catch (IOException vanished) {
			throw new StageException(Stage.MEDIA, file.toString(), "cannot be read", vanished);
		}
	}
}
