package org.demeanor.batch.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.media.MediaFiles;

/**
 * What a user named as inputs - files, folders, globs - as a list of clips: each file once, in the order named and within
 * a folder by path, links to folders followed. An input that gives nothing stays in the list as a failure, since every
 * input ends as a row.
 */
public final class Inputs {

	/**
	 * One clip to analyse, or an input that cannot be.
	 *
	 * @param clip its name and path
	 * @param failure why it cannot be analysed; empty if nothing is known against it
	 */
	public record Item(ClipFile clip, Optional<StageException> failure) {}

	private final Path exclude;
	private final Map<Path, Path> files = new LinkedHashMap<>();
	private final Map<Path, StageException> failures = new LinkedHashMap<>();

	private Inputs(Path exclude) {
		this.exclude = key(exclude);
	}

	/**
	 * @param inputs as typed
	 * @param exclude a folder that is left out when a folder or a glob is searched: where the results go
	 */
	public static List<Item> expand(List<String> inputs, Path exclude) {
		Inputs expansion = new Inputs(exclude);
		inputs.forEach(expansion::add);
		return ClipNames.assign(List.copyOf(expansion.files.values())).stream()
				.map(clip -> new Item(clip, Optional.ofNullable(expansion.failures.get(key(clip.path()))))).toList();
	}

	// -- Helper methods --

	private void add(String input) {
		Path path = path(input);
		if (Files.isDirectory(path))
			addFound(path, path, MediaFiles::isMedia, "no media files in this folder");
		else if (Files.exists(path) || !isGlob(input))
			files.putIfAbsent(key(path), path);
		else {
			Path root = path(input.substring(0, input.lastIndexOf('/', firstWildcard(input)) + 1));
			addFound(path, root, FileSystems.getDefault().getPathMatcher("glob:" + input)::matches, "matches no file");
		}
	}

	private void addFound(Path input, Path root, Predicate<Path> wanted, String whyNone) {
		try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
			List<Path> found = walk.filter(Files::isRegularFile).filter(wanted)
					.filter(file -> !key(file).startsWith(exclude)).sorted().toList();
			if (found.isEmpty())
				fail(input, new StageException(Stage.MEDIA, input.toString(), whyNone));
			found.forEach(file -> files.putIfAbsent(key(file), file));
		}
		catch (UncheckedIOException unreadable) {
			fail(input, unreadable(input, unreadable.getCause()));
		}
		catch (IOException unreadable) {
			fail(input, unreadable(input, unreadable));
		}
	}

	private void fail(Path input, StageException why) {
		files.putIfAbsent(key(input), input);
		failures.putIfAbsent(key(input), why);
	}

	private static StageException unreadable(Path input, IOException why) {
		return new StageException(Stage.MEDIA, input.toString(), "cannot be searched: " + AtomicFile.words(why), why);
	}

	/** Characters that this system forbids in paths are replaced: the file then does not exist, and its row says so. */
	private static Path path(String input) {
		try {
			return Path.of(input);
		}
		catch (InvalidPathException forbidden) {
			return Path.of(input.replaceAll("[^\\w./-]", "_"));
		}
	}

	/** Two ways to write one path are one input. */
	private static Path key(Path path) {
		return path.toAbsolutePath().normalize();
	}

	private static boolean isGlob(String input) {
		return firstWildcard(input) >= 0;
	}

	private static int firstWildcard(String input) {
		for (int i = 0; i < input.length(); i++)
			if ("*?[{".indexOf(input.charAt(i)) >= 0)
				return i;
		return -1;
	}
}
