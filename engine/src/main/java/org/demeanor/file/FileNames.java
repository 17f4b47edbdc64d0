package org.demeanor.file;

import java.util.Locale;

/** A file's name and its two parts. */
public final class FileNames {

	private FileNames() {}

	/** What follows the last dot, in lower case; empty if there is no dot. */
	public static String extension(String name) {
		int dot = name.lastIndexOf('.');
		return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
	}

	/** The file's name in a path that may come from another system: what follows the last slash or backslash. */
	public static String last(String path) {
		return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
	}

	/** What stands before the last dot. A dot at the beginning hides a file, and is part of its stem. */
	public static String stem(String name) {
		int dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}
}
