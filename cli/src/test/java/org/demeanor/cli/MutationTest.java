package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.cli.command.ExitCode;
import org.demeanor.file.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of every format: each ends as a row, no worker stays, and nothing foreign stays on the disk.
 * {@code -Dmutations=5000 -Dmutations.seed=2} makes a longer run with other files; the same seed and the same clips
 * make the same files. {@code -Dmutations.bioformats=JAR} lets Bio-Formats read what it can.
 */
@EnabledOnOs(OS.LINUX)
class MutationTest {

	private static final int COUNT = Integer.getInteger("mutations", 300);
	private static final long SEED = Long.getLong("mutations.seed", 1);
	/** Few files come from a whole real clip, which takes much longer than a short one. */
	private static final int REAL_ONE_IN = 40;
	private static final int CLIP_SECONDS = 120;

	@TempDir
	private Path folder;
	private Path clips;
	private Path out;
	private Path temporary;
	private Path working;

	@BeforeEach
	void folders() throws IOException {
		clips = Files.createDirectory(folder.resolve("clips"));
		temporary = Files.createDirectory(folder.resolve("temporary"));
		working = Files.createDirectory(folder.resolve("working"));
		out = folder.resolve("out");
	}

	@Test
	void everyDamagedFileEndsAsARow() throws IOException, InterruptedException {
		makeClips();
		Path list = list();
		Map<Path, String> before = hashes();
		String said = analyze(list);
		assertThat(hashes()).as("files outside of the results").isEqualTo(before);
		Map<String, CSVRecord> rows = Csv.byClip(out.resolve("clips.csv"));
		report(rows);
		assertThat(rows).hasSize(COUNT);
		rows.forEach((clip, row) -> {
			assertThat(row.get("status")).as(clip).isIn("ok", "no_face", "no_audio", "no_voice", "nothing", "failed");
			assertThat(row.get("error")).as(clip).doesNotContain("internal error", ".onnx", "(--timeout-per-clip)");
			assertThat(row.toList()).as(clip).noneMatch(cell -> cell.equals("NaN") || cell.contains("Infinity"));
		});
		assertThat(said).doesNotContain("\tat ");
		assertThat(processesOfTheRun()).as("workers left").isEmpty();
		assertThat(working).as("crash reports, cores").isEmptyDirectory();
		assertThat(temporary).as("temporary files").isEmptyDirectory();
		assertThat(out).isDirectoryNotContaining("glob:**/.*");
	}

	// -- Helper methods --

	/** Each kind of damage as often as any other. */
	private void makeClips() throws IOException {
		List<Path> real = realClips();
		List<Path> sources = new ArrayList<>(real);
		sources.add(AnalyzeCommandTest.SAMPLE);
		List<Path> originals = new ArrayList<>(new ShortClips(Files.createDirectory(folder.resolve("originals"))).make(sources));
		originals.addAll(Stacks.make(folder.resolve("originals")));
		Random random = new Random(SEED);
		for (int i = 0; i < COUNT; i++) {
			Mutation mutation = Mutation.values()[i % Mutation.values().length];
			boolean whole = !real.isEmpty() && random.nextInt(REAL_ONE_IN) == 0;
			Path from = any(whole ? real : originals, random);
			// A splice of the same format changes size and channels in the middle of a stream; a splice of two formats
			// changes the container.
			Path other = any(random.nextBoolean() ? originals : alike(originals, from), random);
			byte[] bytes = mutation.of(Files.readAllBytes(from), Files.readAllBytes(other), random);
			String extension = extension(mutation == Mutation.MISNAMED ? any(originals, random) : from);
			Files.write(clips.resolve(String.format("%05d-%s.%s", i, mutation.name().toLowerCase(Locale.ROOT), extension)), bytes);
		}
	}

	private static List<Path> realClips() throws IOException {
		String data = System.getenv("DEMEANOR_DATA");
		if (data == null)
			return List.of();
		try (Stream<Path> files = Files.list(Path.of(data, "clips"))) {
			return files.sorted().toList();
		}
	}

	private static List<Path> alike(List<Path> files, Path file) {
		return files.stream().filter(other -> extension(other).equals(extension(file))).toList();
	}

	private static <T> T any(List<T> of, Random random) {
		return of.get(random.nextInt(of.size()));
	}

	private static String extension(Path file) {
		String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1);
	}

	/**
	 * Runs in its own process, so that its leftovers in these folders are not mistaken for others'. Returns its output.
	 */
	private String analyze(Path list) throws IOException, InterruptedException {
		try (Driver driver = Driver.start(working, temporary, "analyze", "--list", list, "--out", out, "--jobs", 2,
				"--timeout-per-clip", CLIP_SECONDS)) {
			assertThat(driver.ends((long) CLIP_SECONDS * COUNT, TimeUnit.SECONDS)).as("comes to an end").isTrue();
			assertThat(driver.exitCode()).as(driver.said()).isEqualTo(ExitCode.SOME_FAILED);
			return driver.said();
		}
	}

	/** Each clip by its path: a search passes over endings that only Bio-Formats knows. */
	private Path list() throws IOException {
		try (Stream<Path> files = Files.list(clips)) {
			return Files.write(folder.resolve("list.txt"), files.map(Path::toString).sorted().toList());
		}
	}

	/** The SHA-256 of every file outside of the results, by its path. */
	private Map<Path, String> hashes() throws IOException {
		Map<Path, String> hashes = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.startsWith(out)).toList())
				hashes.put(file, Sha256.of(Files.readAllBytes(file)));
		}
		return hashes;
	}

	/** By their current folder: workers start where their driver did. */
	private List<ProcessHandle> processesOfTheRun() {
		return ProcessHandle.allProcesses().filter(process -> {
			try {
				return Files.isSameFile(Path.of("/proc", String.valueOf(process.pid()), "cwd"), working);
			}
			catch (IOException endedOrNotOurs) {
				return false;
			}
		}).toList();
	}

	private static void report(Map<String, CSVRecord> rows) {
		Map<String, Integer> statuses = new TreeMap<>();
		rows.values().forEach(row -> statuses.merge(row.get("status"), 1, Integer::sum));
		System.out.printf("%d mutations of seed %d: %s; %d cost a worker twice%n", rows.size(), SEED, statuses,
				rows.values().stream().filter(row -> row.get("error").contains("tried again alone")).count());
	}
}
