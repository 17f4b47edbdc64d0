package org.demeanor.media;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Which files count as media when a folder is searched. A file that is named itself is tried whatever it is called. */
public final class MediaFiles {

	private static final Set<String> VIDEO = Set.of("3gp", "avi", "flv", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg",
			"mts", "mxf", "ogv", "ts", "webm", "wmv");
	private static final Set<String> SOUND = Set.of("aac", "aif", "aiff", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav",
			"wma");
	private static final Set<String> STILL = Set.of("bmp", "gif", "jpeg", "jpg", "png", "tif", "tiff", "webp");

	private MediaFiles() {}

	/** Whether the file's extension is one of a video, a sound or a still image. */
	public static boolean isMedia(Path file) {
		String name = String.valueOf(file.getFileName());
		String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return VIDEO.contains(extension) || SOUND.contains(extension) || STILL.contains(extension);
	}
}
