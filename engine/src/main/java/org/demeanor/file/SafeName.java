package org.demeanor.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** File names that come out of files. Tables, journals and model descriptions may come from somebody else. */
public final class SafeName {

	/** Windows gives these names to devices, with any extension. */
	private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$");
	private static final Pattern NUMBERED_DEVICE = Pattern.compile("(com|lpt)[0-9¹²³]");

	private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
	private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\\\x00]");

	private SafeName() {}

	/**
	 * Resolves a file directly in a folder.
	 *
	 * @param name of the file, without any folder
	 * @param stage that needs it
	 * @throws StageException (of that stage) if the name is empty, leads out of the folder or into another one, or is a
	 *        device's on some system
	 */
	public static Path child(Path folder, String name, Stage stage) throws StageException {
		String why = objection(name);
		if (why != null)
			throw refused(folder, name, stage, why);
		try {
			return folder.resolve(name);
		}
		catch (InvalidPathException unwritable) {
			throw refused(folder, name, stage, "this system has no such names");
		}
	}

	/** Whether Windows takes a file of this name for a device. */
	public static boolean isDevice(String name) {
		int dot = name.indexOf('.');
		String stem = (dot < 0 ? name : name.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
		return DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches();
	}

	private static String objection(String name) {
		if (name == null || name.isEmpty() || name.equals(".") || name.equals(".."))
			return "it names no file";
		if (FORBIDDEN.matcher(name).find() || DRIVE.matcher(name).matches())
			return "it leads out of the folder";
		return isDevice(name) ? "it is a device's on Windows" : null;
	}

	private static StageException refused(Path folder, String name, Stage stage, String why) {
		return new StageException(stage, folder.toString(), "a file here cannot be called '" + name + "': " + why);
	}
}
