package org.demeanor.batch.input;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.demeanor.file.FileNames;
import org.demeanor.file.Sha256;

/**
 * Names for the clips of a run: unique, and safe as the start of file names on every system. A clip has its file's name
 * without the extension; if two clips share that, with the extension; if they still share it, with as many parent
 * folders as needed. Paths that differ in case only, which no folder distinguishes, are numbered: {@code a},
 * {@code a~2}.
 */
final class ClipNames {

	/** Bytes of UTF-8. File systems allow 255 for the whole name. */
	private static final int LONGEST = 200;

	/**
	 * Includes characters that change the direction of writing or begin a line, and names that Windows gives to
	 * devices.
	 */
	private static final Pattern UNSAFE = Pattern.compile("^(?=(?i:con|prn|aux|nul|(?:com|lpt)[0-9¹²³]) *(?:\\.|$))"
			+ "|^\\.|[\\p{Cc}\\p{Zl}\\p{Zp}\u202A-\u202E\u2066-\u2069/\\\\:*?\"<>|]");

	private static final Pattern UNCOMMON = Pattern.compile("[^\\x20-\\x7E]");

	private ClipNames() {}

	/** One name for each path, in the same order. The paths must differ. */
	static List<ClipFile> assign(List<Path> paths) {
		String[] names = new String[paths.size()];
		int[] detail = new int[paths.size()];
		int[] number = twins(paths);
		boolean changed = true;
		while (changed) {
			for (int i = 0; i < names.length; i++)
				names[i] = name(paths.get(i), detail[i]) + (number[i] > 1 ? "~" + number[i] : "");
			changed = addDetail(paths, names, detail);
		}
		List<ClipFile> clips = new ArrayList<>();
		for (int i = 0; i < names.length; i++)
			clips.add(new ClipFile(names[i], paths.get(i)));
		return clips;
	}

	/** Numbers paths that many file systems take for the same, from 1, in their order. */
	private static int[] twins(List<Path> paths) {
		int[] number = new int[paths.size()];
		Map<String, Integer> found = new HashMap<>();
		IntStream.range(0, number.length).boxed().sorted(Comparator.comparing(i -> absolute(paths.get(i))))
				.forEach(i -> number[i] = found.merge(key(absolute(paths.get(i)).toString()), 1, Integer::sum));
		return number;
	}

	/** Gives each clip that shares its name one more detail; false if all names differ. */
	private static boolean addDetail(List<Path> paths, String[] names, int[] detail) {
		Map<String, Integer> uses = new HashMap<>();
		for (String name : names)
			uses.merge(key(name), 1, Integer::sum);
		boolean changed = false;
		for (int i = 0; i < names.length; i++)
			if (uses.get(key(names[i])) > 1) {
				detail[i]++;
				changed = true;
			}
		return changed;
	}

	/** Names that differ in case only, or in how an accent is written, are one file on many file systems. */
	private static String key(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
	}

	private static Path absolute(Path path) {
		return path.toAbsolutePath().normalize();
	}

	private static String name(Path path, int detail) {
		Path absolute = absolute(path);
		String file = String.valueOf(absolute.getFileName());
		if (detail == 0)
			return safe(FileNames.stem(file), absolute);
		int parents = Math.min(detail - 1, absolute.getNameCount() - 1);
		StringBuilder name = new StringBuilder();
		for (int i = absolute.getNameCount() - 1 - parents; i < absolute.getNameCount() - 1; i++)
			name.append(absolute.getName(i)).append('_');
		name.append(file);
		// The folders a/b_c and a_b/c join to the same name; when all folders are used up, the whole path must
		// distinguish them.
		int surplus = detail - 1 - parents;
		return safe(surplus == 0 ? name.toString() : name + "~" + fingerprint(absolute) + surplus, absolute);
	}

	/**
	 * No part of it looks like a folder, a hidden file or a control character, and it is short enough for what is put
	 * around it.
	 */
	private static String safe(String name, Path path) {
		String safe = writable(UNSAFE.matcher(name).replaceAll("_"));
		int end = safe.length();
		while (safe.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST)
			end = safe.offsetByCodePoints(end, -1);
		return end == safe.length() ? safe : safe.substring(0, end) + "~" + fingerprint(path);
	}

	/** In a locale without UTF-8 a file cannot have every name. */
	private static String writable(String name) {
		try {
			return Path.of(name).toString();
		}
		catch (InvalidPathException unwritable) {
			return UNCOMMON.matcher(name).replaceAll("_");
		}
	}

	/** A hash of the whole path: strangers may choose file names that give the same simpler hash. */
	private static String fingerprint(Path path) {
		return Sha256.of(path.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
	}
}
