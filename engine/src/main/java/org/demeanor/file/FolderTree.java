package org.demeanor.file;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All files below a folder. What cannot be entered costs itself only: the rest of the folder is still found.
 *
 * @param files regular files, and files that links lead to where links are followed
 * @param links that were not followed, and links to what is not there
 * @param circles links that lead back to a folder above them
 * @param closed folders and files that cannot be entered, and why
 * @param others pipes, sockets and devices
 */
public record FolderTree(List<Path> files, List<Path> links, List<Path> circles, Map<Path, IOException> closed, List<Path> others) {

	/** How the names of files begin in which macOS keeps what other file systems have no place for, beside each file. */
	private static final String APPLE_DOUBLE = "._";

	/**
	 * Searches a folder, in the order of the paths. If the folder itself is a link, that is followed.
	 *
	 * @param followLinks whether links below it are followed, too
	 */
	public static FolderTree of(Path folder, boolean followLinks) {
		Search search = new Search(folder);
		try {
			Files.walkFileTree(search.start, followLinks ? EnumSet.of(FileVisitOption.FOLLOW_LINKS) : Set.of(), Integer.MAX_VALUE,
					search);
		}
		catch (IOException unreadable) {
			search.closed.put(folder, unreadable);
		}
		return new FolderTree(List.copyOf(search.files), List.copyOf(search.links), List.copyOf(search.circles), search.closed,
				List.copyOf(search.others));
	}

	private static final class Search extends SimpleFileVisitor<Path> {

		private final Path folder;
		/** Inside of a link, unlike the link itself, is a folder. */
		private final Path start;
		private final SortedSet<Path> files = new TreeSet<>();
		private final SortedSet<Path> links = new TreeSet<>();
		private final SortedSet<Path> circles = new TreeSet<>();
		private final SortedMap<Path, IOException> closed = new TreeMap<>();
		private final SortedSet<Path> others = new TreeSet<>();

		Search(Path folder) {
			this.folder = folder;
			start = Files.isSymbolicLink(folder) ? folder.resolve(".") : folder;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			if (attributes.isSymbolicLink())
				links.add(named(file));
			else if (attributes.isRegularFile() && !file.getFileName().toString().startsWith(APPLE_DOUBLE))
				files.add(named(file));
			else if (attributes.isOther())
				others.add(named(file));
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException why) {
			if (why instanceof FileSystemLoopException)
				circles.add(named(file));
			else
				closed.put(named(file), why);
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult postVisitDirectory(Path visited, IOException why) {
			if (why != null)
				closed.put(named(visited), why);
			return FileVisitResult.CONTINUE;
		}

		private Path named(Path file) {
			return start.equals(folder) ? file : file.equals(start) ? folder : folder.resolve(start.relativize(file));
		}
	}
}
