package org.demeanor.file;

import java.util.Locale;

/** The two parts of a file's name. */
public final class FileNames {

	private FileNames() {}

	/** What follows the last dot, in lower case; empty if there is no dot. */
	public static String extension(String name) {
		int dot = name.lastIndexOf('.');
		return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
	}

	/** What stands before the last dot. A dot at the beginning hides a file, and is part of its stem. */
	public static String stem(String name) {
		int dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}
}
