package org.demeanor.batch.input;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.demeanor.Counts;
import org.demeanor.OtherPeoplesText;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.FolderTree;
import org.demeanor.media.MediaFiles;
import org.demeanor.report.run.Journal;
import org.demeanor.report.run.RunReport;
import org.demeanor.report.video.AnnotatedVideoOutput;

/**
 * Turns the inputs that a user named - files, folders, globs - into a list of clips: each file once, in the order
 * named, within a folder by path. A link that the user names is followed; one that a search finds only if asked for:
 * whoever may write into a folder would choose what is read. An input without a clip stays in the list as a failure,
 * because every input ends as a row.
 */
public final class Inputs {

	/** Stands for bytes that are not a character. */
	private static final char UNKNOWN = '\uFFFD';
	private static final Pattern UNUSABLE = Pattern.compile("[^\\w./-]");

	/** A folder with one of these files holds the results of a run. */
	private static final List<String> RUN = List.of(RunReport.FILE, Journal.FILE);

	/** Links, or pipes, that are named in a remark; the rest is counted. */
	private static final int MOST_NAMED = 5;

	private final Path out;
	private final boolean followLinks;
	private final Consumer<String> remarks;
	private final Map<Path, Path> files = new LinkedHashMap<>();
	private final Map<Path, StageException> failures = new LinkedHashMap<>();
	private final PassedOver passedOver = new PassedOver();

	private Inputs(Path out, boolean followLinks, Consumer<String> remarks) {
		this.out = out;
		this.followLinks = followLinks;
		this.remarks = remarks;
	}

	/**
	 * Links that a search finds are not followed.
	 *
	 * @param inputs as typed
	 * @param out the folder of the results; left out when a folder around it is searched
	 * @throws StageException (stage report) if it is one of the folders to search
	 */
	public static List<RunInput> expand(List<String> inputs, Path out) throws StageException {
		return expand(inputs, out, remark -> {});
	}

	/**
	 * As above.
	 *
	 * @param remarks takes a line each on what was passed over in the folders, if anything was
	 */
	public static List<RunInput> expand(List<String> inputs, Path out, Consumer<String> remarks) throws StageException {
		return expand(inputs, out, false, remarks);
	}

	/**
	 * As above.
	 *
	 * @param followLinks whether links that a search finds are followed
	 */
	public static List<RunInput> expand(List<String> inputs, Path out, boolean followLinks, Consumer<String> remarks)
			throws StageException {
		Inputs expansion = new Inputs(out, followLinks, remarks);
		for (String input : inputs)
			expansion.add(input);
		expansion.passedOver.line().ifPresent(remarks);
		return ClipNames.assign(List.copyOf(expansion.files.values())).stream()
				.map(clip -> new RunInput(clip, Optional.ofNullable(expansion.failures.get(key(clip.path()))))).toList();
	}

	// -- Helper methods --

	private void add(String input) throws StageException {
		Optional<Path> path = path(input);
		if (path.isEmpty())
			fail(placeholder(input), unusable(input));
		else if (Files.isDirectory(path.get()))
			addFolder(path.get());
		else if (Files.exists(path.get()) || !isGlob(input))
			addFile(path.get());
		else {
			Path root = Path.of(input.substring(0, input.lastIndexOf('/', firstWildcard(input)) + 1));
			addFound(path.get(), root, FileSystems.getDefault().getPathMatcher("glob:" + input)::matches, "matches no file");
		}
	}

	private void addFolder(Path folder) throws StageException {
		if (isSame(folder, out))
			throw new StageException(Stage.REPORT, out.toString(), "is searched for clips and cannot take the results too,"
					+ " which would lie among them; name another folder by --out, e.g. " + folder.resolve("results"));
		addFound(folder, folder, file -> mayBeMedia(file) || passedOver.add(file), "no media files in this folder");
	}

	private void addFound(Path input, Path root, Predicate<Path> wanted, String whyNone) {
		boolean around = key(out).startsWith(key(root)) && !isSame(root, out);
		Predicate<Path> searched = file -> !around || !key(file).startsWith(key(out));
		FolderTree tree = FolderTree.of(root, followLinks);
		List<Path> found = Stream.concat(tree.files().stream(), tree.links().stream().filter(link -> !Files.isDirectory(link)))
				.filter(searched).filter(wanted).sorted().toList();
		List<Path> clips = found.stream().filter(file -> !isOwnResult(file)).toList();
		List<Path> unfollowed = tree.links().stream().filter(searched).filter(Files::isDirectory).toList();
		if (clips.isEmpty() && tree.closed().isEmpty())
			fail(input, new StageException(Stage.MEDIA, input.toString(),
					(found.isEmpty() ? whyNone : "only results of earlier runs, no clips") + unfollowed(unfollowed, "; ")));
		else if (!unfollowed.isEmpty())
			remarks.accept(unfollowed(unfollowed, ""));
		unread(tree.others().stream().filter(searched).filter(wanted).toList()).ifPresent(remarks);
		tree.circles().forEach(link -> remarks.accept(OtherPeoplesText.escaped(link.toString())
				+ " leads back to a folder above it and is not followed again"));
		tree.closed().forEach((path, why) -> fail(path, unreadable(path, why)));
		Set<Path> links = Set.copyOf(tree.links());
		for (Path clip : clips)
			if (links.contains(clip) && !leadsNowhere(clip))
				fail(clip, new StageException(Stage.MEDIA, clip.toString(),
						"is a link, and links in a searched folder are followed only with --follow-links"));
			else
				addFile(clip);
	}

	private static String unfollowed(List<Path> links, String before) {
		if (links.isEmpty())
			return "";
		return before + Counts.of(links.size(), "link") + (links.size() == 1 ? " to a folder was" : " to folders were")
				+ " not followed (--follow-links): " + some(links);
	}

	private static Optional<String> unread(List<Path> others) {
		return others.isEmpty() ? Optional.empty() : Optional.of(others.size()
				+ (others.size() == 1 ? " pipe, socket or device was" : " pipes, sockets or devices were")
				+ " not read: " + some(others));
	}

	private static String some(List<Path> paths) {
		return paths.stream().limit(MOST_NAMED).map(path -> OtherPeoplesText.escaped(path.toString())).collect(Collectors.joining(", "))
				+ (paths.size() > MOST_NAMED ? ", ..." : "");
	}

	private void addFile(Path file) {
		if (!isReadBack(file))
			fail(file, unusable(file.toString()));
		else if (leadsNowhere(file))
			fail(file, new StageException(Stage.MEDIA, file.toString(), "is a link to a file that is not there: " + target(file)));
		else if (Files.exists(file) && !Files.isRegularFile(file))
			// Its sound and its pictures are read apart, and whoever writes to a pipe may do so once or never.
			fail(file, new StageException(Stage.MEDIA, file.toString(),
					"is a pipe, socket or device, and a clip is read more than once; write it to a file first"));
		else if (isOwnResult(file) && isSame(file.toAbsolutePath().getParent(), out))
			fail(file, new StageException(Stage.MEDIA, file.toString(),
					"is a result of an earlier run into the same folder, which this run replaces"));
		else
			files.putIfAbsent(key(file), file);
	}

	private void fail(Path input, StageException why) {
		files.putIfAbsent(key(input), input);
		failures.putIfAbsent(key(input), why);
	}

	/** A path that the system can write, for an input whose own path it cannot write. */
	private Path placeholder(String input) {
		String usable = UNUSABLE.matcher(input).replaceAll("_");
		while (files.containsKey(key(Path.of(usable))))
			usable += "_";
		return Path.of(usable);
	}

	/** An annotated video in a folder of results is not a recording, whatever the search. */
	private static boolean isOwnResult(Path file) {
		return file.getFileName().toString().endsWith(AnnotatedVideoOutput.SUFFIX)
				&& RUN.stream().anyMatch(run -> Files.exists(file.resolveSibling(run)));
	}

	/** A link without an extension may have led to a folder of clips. */
	private static boolean mayBeMedia(Path file) {
		return MediaFiles.isMedia(file) || leadsNowhere(file) && file.getFileName().toString().indexOf('.') < 0;
	}

	/** Shares that are not mounted and files that git-annex has not fetched look like this. */
	private static boolean leadsNowhere(Path file) {
		return Files.isSymbolicLink(file) && !Files.exists(file);
	}

	private static String target(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (IOException unreadable) {
			return AtomicFile.words(unreadable);
		}
	}

	private static boolean isSame(Path one, Path other) {
		try {
			return key(one).equals(key(other)) || Files.exists(other) && Files.isSameFile(one, other);
		}
		catch (IOException unreadable) {
			return false;
		}
	}

	private static StageException unreadable(Path input, IOException why) {
		return new StageException(Stage.MEDIA, input.toString(), "cannot be searched: " + AtomicFile.words(why), why);
	}

	/** Empty if the system has no such path: it forbids a character, or cannot write it in its locale. */
	private static Optional<Path> path(String input) {
		try {
			return Optional.of(Path.of(input)).filter(path -> input.indexOf(UNKNOWN) < 0 || Files.exists(path));
		}
		catch (InvalidPathException forbidden) {
			return Optional.empty();
		}
	}

	/** Whether a path found in a folder survives as text, which is how it reaches workers, FFmpeg and tables. */
	private static boolean isReadBack(Path file) {
		try {
			return Path.of(file.toString()).equals(file);
		}
		catch (InvalidPathException unwritable) {
			return false;
		}
	}

	private static StageException unusable(String name) {
		return new StageException(Stage.MEDIA, name, "this name is not in " + System.getProperty("sun.jnu.encoding")
				+ ", which this process names files in: set LC_ALL=C.UTF-8, save lists as UTF-8, or rename the file");
	}

	/** Two ways to write the same path are one input. */
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
