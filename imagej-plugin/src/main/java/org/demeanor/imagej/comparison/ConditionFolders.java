package org.demeanor.imagej.comparison;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** Reads which folders are to be compared. */
public final class ConditionFolders {

	private static final String KEY = "conditions";

	private ConditionFolders() {}

	/**
	 * Returns the folders by the names of their conditions: their own, or those in front of an equals sign.
	 *
	 * @param text folders with semicolons between
	 * @throws StageException (stage option) if there are fewer than two, one is none, or two have the same name
	 */
	public static Map<String, Path> parse(String text) throws StageException {
		Map<String, Path> folders = new LinkedHashMap<>();
		for (String part : text.split(";")) {
			if (part.isBlank())
				continue;
			String entry = part.strip();
			int equals = isFolder(entry) ? -1 : entry.indexOf('=');
			String folder = entry.substring(equals + 1).strip();
			if (!isFolder(folder))
				throw new StageException(Stage.OPTION, KEY, "'" + folder + "' is no folder");
			String name = equals < 0 ? name(folder) : entry.substring(0, equals).strip();
			if (folders.put(name, Path.of(folder)) != null)
				throw new StageException(Stage.OPTION, KEY,
						"two are called '" + name + "': give them names, e.g. before=" + folder + ";after=...");
		}
		if (folders.size() < 2)
			throw new StageException(Stage.OPTION, KEY, "two or more folders are needed, with ; between");
		return folders;
	}

	/** A drive has no name but its path. */
	private static String name(String folder) {
		Path path = Path.of(folder).toAbsolutePath().normalize();
		return String.valueOf(path.getFileName() == null ? path : path.getFileName());
	}

	private static boolean isFolder(String text) {
		try {
			return Files.isDirectory(Path.of(text));
		}
		catch (InvalidPathException forbidden) {
			return false;
		}
	}
}
