package org.demeanor;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The version of the GNU C library that the packed FFmpeg needs, and the one that is here. On other systems neither. */
public final class Glibc {

	private static final Pattern SYMBOL = Pattern.compile("GLIBC_(\\d+\\.\\d+)");
	private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");

	private Glibc() {}

	/** The newest version that any of the packed libraries asks for, e.g. 2.35; empty if that cannot be told. */
	public static Optional<String> needed() {
		String folder = "org/bytedeco/ffmpeg/linux-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64") + "/";
		URL library = Glibc.class.getClassLoader().getResource(folder + "libjniavutil.so");
		try {
			if (library == null || !(library.openConnection() instanceof JarURLConnection connection))
				return Optional.empty();
			try (JarFile jar = new JarFile(connection.getJarFileURL().getPath()); Stream<String> libraries = jar.stream()
					.map(JarEntry::getName).filter(name -> name.startsWith(folder) && name.contains(".so"))) {
				return newest(libraries.flatMap(name -> symbols(jar, name)));
			}
		}
		catch (IOException unreadable) {
			return Optional.empty();
		}
	}

	/** The version of this system's, e.g. 2.36; empty if it has none, or does not say. */
	public static Optional<String> here() {
		try {
			Process getconf = new ProcessBuilder("getconf", "GNU_LIBC_VERSION").redirectErrorStream(true).start();
			String said = new String(getconf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			Matcher version = VERSION.matcher(said);
			return said.startsWith("glibc") && version.find() ? Optional.of(version.group()) : Optional.empty();
		}
		catch (IOException noSuchCommand) {
			return Optional.empty();
		}
	}

	/** The newest of versions like 2.9 and 2.35. */
	static Optional<String> newest(Stream<String> versions) {
		return versions.max(Comparator.comparing((String version) -> Integer.valueOf(version.split("\\.")[0]))
				.thenComparing(version -> Integer.valueOf(version.split("\\.")[1])));
	}

	/** The versions that a library names, in whatever section. */
	private static Stream<String> symbols(JarFile jar, String name) {
		try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
			return SYMBOL.matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).results()
					.map((MatchResult symbol) -> symbol.group(1)).distinct().toList().stream();
		}
		catch (IOException unreadable) {
			return Stream.empty();
		}
	}
}
