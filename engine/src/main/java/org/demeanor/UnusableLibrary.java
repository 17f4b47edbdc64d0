package org.demeanor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one line why a native library does not load, and what to do about it. */
public final class UnusableLibrary {

	/** As glibc's loader says it: which version of which library is wanted. */
	private static final Pattern VERSION = Pattern.compile("version [`']((?:GLIBC|GLIBCXX|CXXABI)_[0-9.]+)' not found");
	private static final Pattern NO_MAPPING = Pattern.compile("(/\\S*): (?:failed to map segment|cannot enable executable)");

	private UnusableLibrary() {}

	/**
	 * @param refused what Java threw; the loader's own words may be those of a cause
	 * @return one line
	 */
	public static String why(Throwable refused) {
		for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
			Optional<String> known = known(String.valueOf(cause.getMessage()));
			if (known.isPresent())
				return known.get();
		}
		return "does not load on this machine: " + refused.getMessage();
	}

	private static Optional<String> known(String message) {
		Matcher version = VERSION.matcher(message);
		if (version.find())
			return Optional.of("needs " + version.group(1).replace("_", " ") + " or newer, which this system has not; take a"
					+ " newer system or a container, or build with 'mvn -P old-glibc package'");
		Matcher folder = NO_MAPPING.matcher(message);
		if (folder.find())
			return Optional.of("cannot be loaded from " + folder.group(1).replaceFirst("/[^/]*$", "") + ", where programs may"
					+ " not run (noexec); name another folder: DEMEANOR_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER");
		return Optional.empty();
	}
}
