package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The files, headings, commands and options that the documents name exist. */
class DocumentsTest {

	private static final Path ROOT = Path.of("..");

	private static final List<String> COMMANDS = List.of("analyze", "merge", "evaluate", "adapt", "features", "fuse", "models",
			"doctor");

	private static final Set<String> NO_SOURCES = Set.of(".git", ".venv", "node_modules", "out", "runs", "target");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
	private static final Pattern INCLUDE = Pattern.compile("<include>([^<]+)</include>");
	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
	private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
	private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

	/** Of what is shipped; the text lies beside the list of it. */
	@Test
	void everyLicenceThatIsNamedIsThere() throws IOException {
		Path thirdParty = Path.of("..", "engine", "src", "third-party");
		Matcher licence = Pattern.compile("(?:Apache|BSD|EPL|GPL|LGPL|MPL)-[\\d.]+(?:-Clause)?|\\b(?:FTL|MIT|WTFPL|Zlib)\\b").matcher(
				Files.readString(thirdParty.resolve("README.md")).lines().filter(line -> line.startsWith("|"))
						.map(line -> line.replaceAll("\\(or [^)]*\\)", "")).collect(Collectors.joining("\n")));
		Set<String> named = new TreeSet<>();
		while (licence.find())
			named.add(licence.group().replaceFirst("(GPL-[23])\\.0$", "$1"));
		assertThat(named).hasSizeGreaterThan(9).contains("EPL-2.0", "FTL", "WTFPL", "Zlib").allSatisfy(name ->
				assertThat(thirdParty.resolve("licences").resolve(name + ".txt")).isNotEmptyFile());
	}

	@Test
	void linksLeadToFilesAndHeadings() throws IOException {
		List<String> broken = new ArrayList<>();
		for (Path document : documents())
			for (String link : found(LINK, Files.readString(document), 1))
				if (!link.matches("https?:.*|mailto:.*") && !leadsSomewhere(document, link))
					broken.add(document + ": " + link);
		assertThat(broken).isEmpty();
	}

	/** The zip has the documents in the places that they have here. */
	@Test
	void documentsOfTheDistributionLinkToItsFiles() throws IOException {
		List<PathMatcher> included = found(INCLUDE, Files.readString(Path.of("src/main/assembly/distribution.xml")), 1).stream()
				.map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern)).toList();
		List<String> missing = new ArrayList<>();
		List<Path> shipped = documents().stream().filter(document -> isIncluded(document, included)).toList();
		assertThat(shipped).contains(ROOT.resolve("README.md"), ROOT.resolve("cli/README.md"), ROOT.resolve("cli/docs/server.md"));
		for (Path document : shipped)
			for (String link : found(LINK, Files.readString(document), 1)) {
				Path target = document.resolveSibling(link.split("#", 2)[0]);
				if (!link.matches("https?:.*|mailto:.*|#.*") && !Files.isDirectory(target) && !isIncluded(target, included))
					missing.add(document + ": " + link);
			}
		assertThat(missing).isEmpty();
	}

	@Test
	void everyOptionIsExplained() throws IOException {
		Set<String> options = options();
		options.removeAll(Set.of("--help", "--version"));
		assertThat(options).hasSizeGreaterThanOrEqualTo(50);
		Set<String> explained = new TreeSet<>();
		for (Path page : pagesOfTheCommandLine())
			explained.addAll(inlineOptions(page));
		assertThat(explained).containsAll(options);
	}

	@Test
	void noOptionIsNamedThatNoCommandHas() throws IOException {
		Set<String> options = options();
		// Docker's.
		options.add("--memory");
		List<Path> documents = pagesOfTheCommandLine();
		for (String document : List.of("README.md", "models/README.md", ".github/SECURITY.md"))
			documents.add(ROOT.resolve(document));
		for (Path document : documents)
			assertThat(options).as(document.toString()).containsAll(inlineOptions(document));
	}

	/** With what its head says first. */
	@Test
	void everyFindingIsListed() throws IOException {
		List<String> listed = new ArrayList<>();
		try (Stream<Path> scripts = Files.list(ROOT.resolve("findings")).filter(file -> file.toString().endsWith(".sh"))) {
			for (Path script : scripts.toList()) {
				String file = script.getFileName().toString();
				listed.add("- [" + file.replace(".sh", "") + "](" + file + "): " + Files.readAllLines(script).get(1).substring(2));
			}
		}
		assertThat(listed).isNotEmpty();
		assertThat(Files.readAllLines(ROOT.resolve("findings/README.md")).stream().filter(line -> line.startsWith("- ")))
				.containsExactlyInAnyOrderElementsOf(listed);
	}

	@Test
	void theFirstPageIsShortAndNamesEveryCommand() throws IOException {
		List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));
		assertThat(lines).hasSizeLessThanOrEqualTo(150);
		for (String command : COMMANDS)
			assertThat(lines).as(command).anyMatch(line -> line.startsWith("| `demeanor " + command));
	}

	// -- Helper methods --

	/** All of the repository; what builds and trainings leave is none. */
	private static List<Path> documents() throws IOException {
		List<Path> documents = new ArrayList<>();
		Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
				return NO_SOURCES.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				if (file.toString().endsWith(".md"))
					documents.add(file);
				return FileVisitResult.CONTINUE;
			}
		});
		assertThat(documents).hasSizeGreaterThan(20);
		return documents;
	}

	/** Its README and those beside it in {@code docs}. */
	private static List<Path> pagesOfTheCommandLine() throws IOException {
		return documents().stream().filter(document -> document.equals(ROOT.resolve("cli/README.md"))
				|| document.startsWith(ROOT.resolve("cli/docs"))).collect(Collectors.toList());
	}

	private static boolean isIncluded(Path file, List<PathMatcher> included) {
		Path inRepository = ROOT.toAbsolutePath().normalize().relativize(file.toAbsolutePath().normalize());
		return included.stream().anyMatch(pattern -> pattern.matches(inRepository));
	}

	private static boolean leadsSomewhere(Path document, String link) throws IOException {
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
		return Files.exists(target) && (parts.length == 1 || found(HEADING, Files.readString(target), 1).stream()
				.anyMatch(heading -> anchor(heading).equals(parts[1])));
	}

	/** The anchor that GitHub makes from a heading. */
	private static String anchor(String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
	}

	/** Those of all commands. */
	private static Set<String> options() {
		Set<String> options = new TreeSet<>();
		for (String command : COMMANDS)
			options.addAll(found(OPTION, Run.demeanor(command, "--help").out(), 0));
		for (String below : List.of("add", "check"))
			options.addAll(found(OPTION, Run.demeanor("models", below, "--help").out(), 0));
		return options;
	}

	private static Set<String> inlineOptions(Path document) throws IOException {
		return found(CODE, Files.readString(document), 1).stream().filter(code -> code.matches("(--|demeanor |cli/demeanor ).*"))
				.flatMap(code -> found(OPTION, code, 0).stream()).collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<String> found(Pattern pattern, String text, int group) {
		return pattern.matcher(text).results().map((MatchResult match) -> match.group(group)).toList();
	}
}
