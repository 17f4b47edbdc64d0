package org.demeanor.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.demeanor.Counts;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.FolderTree;
import org.demeanor.media.MediaFiles;

/** The media files below a folder. */
public final class MediaFolder {

	private static final String LINKS = "links, which are followed only with --follow-links";

	private MediaFolder() {}

	/**
	 * @param followLinks whether links inside of the folder are followed
	 * @param leftOut counts the links that are not followed
	 * @return in the order of their paths
	 * @throws StageException (stage media) if it is not a folder or a part of it cannot be searched
	 */
	public static List<Path> files(Path folder, boolean followLinks, Map<String, Integer> leftOut) throws StageException {
		return files(folder, new Selection(false, Optional.empty(), true, false, followLinks, Optional.empty()), leftOut);
	}

	/**
	 * @param leftOut counts the links that are not followed
	 * @return in the order of their paths, without the results
	 * @throws StageException (stage media) if it is not a folder or a part of it cannot be searched; (stage report) if the
	 *        results are to go into that folder itself
	 */
	static List<Path> files(Path folder, Selection selection, Map<String, Integer> leftOut) throws StageException {
		if (!Files.isDirectory(folder))
			throw new StageException(Stage.MEDIA, folder.toString(), "no such folder");
		Optional<Path> results = selection.results().map(MediaFolder::real);
		if (results.isPresent() && results.get().equals(real(folder)))
			throw new StageException(Stage.REPORT, folder.toString(), "holds the data and cannot take the results too; name"
					+ " another folder by --out");
		FolderTree tree = FolderTree.of(folder, selection.followLinks());
		for (Map.Entry<Path, IOException> closed : tree.closed().entrySet())
			throw new StageException(Stage.MEDIA, closed.getKey().toString(), "cannot be searched: "
					+ AtomicFile.words(closed.getValue()), closed.getValue());
		long links = tree.links().stream().filter(link -> MediaFiles.isMedia(link) || Files.isDirectory(link)).count();
		if (links > 0)
			leftOut.put(LINKS, (int) links);
		List<Path> files = new ArrayList<>();
		for (Path file : tree.files())
			if (MediaFiles.isMedia(file) && (results.isEmpty() || !real(file).startsWith(results.get())))
				files.add(file);
		return files;
	}

	/** How many files were left out, and why, behind a message; empty if none were. */
	static String words(Map<String, Integer> leftOut) {
		return leftOut.isEmpty() ? "" : leftOut.entrySet().stream().map(why -> Counts.of(why.getValue(), "file") + ": " + why.getKey())
				.collect(Collectors.joining(", ", "; left out: ", ""));
	}

	private static Path real(Path file) {
		try {
			return file.toRealPath();
		}
		catch (IOException notThere) {
			return file.toAbsolutePath().normalize();
		}
	}
}
