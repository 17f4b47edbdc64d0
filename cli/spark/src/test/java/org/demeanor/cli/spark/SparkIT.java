package org.demeanor.cli.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The documented command for Spark, typed into a shell with another master, gives the results of the command line. A
 * named pipe that takes the place of a clip, once its run has begun, is never finished; opening its other end returns when
 * somebody has it in hand.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(900)
class SparkIT {

	private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
	private static final Path SAMPLE = ROOT.resolve("models/sample/sample.mp4");

	private static final String COMMAND_LINE = "java -cp 'cli/target/demeanor-cli.jar:cli/target/lib/*' org.demeanor.cli.Main ";

	@TempDir
	private Path folder;
	private Path clips;
	private Path pipe;
	private Distribution spark;

	@BeforeEach
	void files() throws IOException, InterruptedException {
		clips = Files.createDirectory(folder.resolve("clips"));
		for (String name : List.of("a.mp4", "=b+c.mp4"))
			Files.copy(SAMPLE, clips.resolve(name));
		Files.writeString(clips.resolve("text.mp4"), "no film, only words\n".repeat(50));
		pipe = Files.copy(SAMPLE, folder.resolve("pipe.mp4"));
		spark = new Distribution(folder.resolve("spark"));
	}

	@AfterEach
	void links() throws IOException {
		spark.close();
	}

	@Test
	void aClipThatKillsItsWorkersIsARowLikeThatOfAnyOtherBadFile() throws IOException, InterruptedException {
		Path[] inputs = { folder.resolve("missing.mp4"), pipe, clips, Files.createDirectory(folder.resolve("empty")) };
		Path expected = folder.resolve("expected");
		try (Child child = demeanor("", expected, inputs)) {
			putPipe(expected.resolve("journal.jsonl"));
			killWorkers(child);
			assertThat(child.exitCode()).as(child.said()).isEqualTo(3);
		}
		// Spark reads brackets as a pattern.
		Path out = folder.resolve("out [1]");
		Files.move(Files.copy(SAMPLE, folder.resolve("film.mp4")), pipe, StandardCopyOption.ATOMIC_MOVE);
		try (Child child = submit("local[2]", "", out, inputs)) {
			putPipe(out.resolve("_demeanor"));
			killWorkers(child);
			assertThat(child.exitCode()).as(child.said()).isZero();
			assertThat(child.said()).contains("6 clips, 4 failed: " + out.resolve("clips.parquet"));
		}
		assertThat(Tables.clips(out).get(1)).contains("clip: pipe", "status: failed", "crashed in native code");
		Tables.assertSame(out, expected);
		// Hadoop keeps a checksum beside each file that it writes to a local disk.
		assertThat(out.toFile().list()).containsExactlyInAnyOrder("_demeanor", "._demeanor.crc", "_analysed", "clips.parquet",
				"frames.parquet", "timeline.parquet", "people.parquet", "summary.parquet");
	}

	@Test
	void tablesOfSomebodyElseStay() throws IOException, InterruptedException {
		Path out = folder.resolve("out");
		Path mine = Files.writeString(Files.createDirectories(out.resolve("clips.parquet")).resolve("mine"), "to be kept");
		try (Child child = submit("local[1]", "", out, clips)) {
			assertThat(child.exitCode()).isEqualTo(2);
			assertThat(child.said()).contains("clips.parquet: report: is there already, and no run wrote into this folder before");
		}
		assertThat(mine).hasContent("to be kept");
	}

	@Test
	void aKilledExecutorCostsNoRow() throws IOException, InterruptedException {
		Path out = folder.resolve("out");
		try (Child child = submit("local-cluster[2,1,1024]", "", out, clips, pipe)) {
			putPipe(out.resolve("_demeanor"));
			try (FileOutputStream otherEnd = new FileOutputStream(pipe.toFile())) {
				ProcessHandle executor = child.reader(pipe).parent().orElseThrow();
				assertThat(Child.commandLine(executor)).contains("CoarseGrainedExecutorBackend");
				// The second try finds a film in place of the pipe.
				Path film = Files.copy(SAMPLE, folder.resolve("film.mp4"));
				Files.move(film, pipe, StandardCopyOption.ATOMIC_MOVE);
				assertThat(out.resolve("clips.parquet")).as("in the middle of the run").doesNotExist();
				Child.kill("KILL", executor);
			}
			assertThat(child.exitCode()).as(child.said()).isZero();
			assertThat(child.said()).contains("4 clips, 1 failed: ");
		}
		assertSameAsCommandLine("", out, clips, pipe);
	}

	@Test
	void aKilledJobGoesOnWithTheClipsThatAreMissing() throws IOException, InterruptedException {
		Path out = folder.resolve("out");
		try (Child child = submit("local-cluster[2,1,1024]", "", out, clips, pipe)) {
			putPipe(out.resolve("_demeanor"));
			try (FileOutputStream otherEnd = new FileOutputStream(pipe.toFile())) {
				// Each of the two other clips that can be analysed.
				while (journal(out).size() < 2)
					Thread.sleep(100);
				Child.kill("KILL", child.driver());
			}
		}
		List<String> before = journal(out);
		Files.move(Files.copy(SAMPLE, folder.resolve("film.mp4")), pipe, StandardCopyOption.ATOMIC_MOVE);
		try (Child child = submit("local[1]", "--resume --timeline-step 0.4", out, clips, pipe)) {
			assertThat(child.exitCode()).isEqualTo(2);
			assertThat(child.said()).contains("demeanor: " + out
					+ ": report: holds a run that differs in timeline-step; resume with the same or choose another folder").doesNotContain("\tat ");
		}
		// Whoever looked into these clips again would find no film.
		Path kept = Files.createDirectory(folder.resolve("kept"));
		for (String name : List.of("a.mp4", "=b+c.mp4"))
			spoil(clips.resolve(name), kept.resolve(name));
		try (Child child = submit("local[2]", "--resume", out, clips, pipe)) {
			assertThat(child.exitCode()).as(child.said()).isZero();
			assertThat(child.said()).contains("4 clips, 1 failed: ");
		}
		assertThat(journal(out)).hasSize(3).containsAll(before);
		for (String name : List.of("a.mp4", "=b+c.mp4"))
			Files.move(kept.resolve(name), clips.resolve(name), StandardCopyOption.REPLACE_EXISTING);
		assertSameAsCommandLine("", out, clips, pipe);
	}

	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void realClipsGiveTheRowsOfTheCommandLine() throws IOException, InterruptedException {
		Path real = Path.of(System.getenv("DEMEANOR_DATA"), "clips", System.getProperty("spark.clips", "d1*.mp4"));
		Path out = folder.resolve("out");
		String calibrated = "--participant-pattern '^(d)' --calibrate centre --timeline-step 0.4";
		try (Child child = submit("local-cluster[2,1,1024]", calibrated, out, real)) {
			assertThat(child.exitCode()).as(child.said()).isZero();
		}
		assertSameAsCommandLine(calibrated, out, real);
		assertThat(out.resolve("clips.raw.parquet")).exists();
	}

	/** A net with another class than the seven has columns of its own; the clip that fails has none. */
	@Test
	void whatNetsTellBesidesTheScoresHasItsColumns() throws IOException, InterruptedException {
		Path nets = folder.resolve("nets");
		String add = "models add models/src/main/resources/org/demeanor/models/face-compact.onnx --as face --name contempt --to "
				+ nets
				+ " --labels angry,contempt,disgust,fear,happy,sad,surprise --set range=0,1 --set resize=opencv-linear";
		try (Child child = new Child(spark.shell(COMMAND_LINE + add).directory(ROOT.toFile()), folder)) {
			assertThat(child.exitCode()).as(child.said()).isZero();
		}
		Path out = folder.resolve("out");
		try (Child child = submit("local[2]", "--trust-models --models " + nets, out, clips)) {
			assertThat(child.exitCode()).as(child.said()).isZero();
		}
		assertSameAsCommandLine("--trust-models --models " + nets, out, clips);
		assertThat(Tables.clips(out).get(1)).contains("face_contempt_mean: ");
	}

	@Test
	void aMistakeIsOneLine() throws IOException, InterruptedException {
		Path none = folder.resolve("none");
		try (Child child = submit("local[1]", "", folder.resolve("out"), clips, Path.of("--models"), none)) {
			assertThat(child.exitCode()).isEqualTo(2);
			assertThat(child.said()).contains("demeanor: " + none.resolve("profiles.json") + ": model: no such model file")
					.doesNotContain("\tat ");
		}
	}

	/** Spark itself tells of it with stack traces; nobody should be asked to report a fault of Demeanor. */
	@Test
	void aMasterThatIsUnknownOrDoesNotAnswerIsOneLine() throws IOException, InterruptedException {
		Path out = folder.resolve("out");
		try (Child child = submit("local[x", "", out, clips)) {
			assertThat(child.exitCode()).isEqualTo(2);
			assertThat(child.said()).contains("demeanor: " + out + ": report: Spark does not start: Could not parse Master URL: 'local[x'")
					.doesNotContain("this is a fault of Demeanor");
		}
		try (Child child = submit("spark://localhost:1", "", out, clips)) {
			assertThat(child.exitCode()).isEqualTo(2);
			assertThat(child.said()).contains("demeanor: " + out + ": report: Spark ").doesNotContain("this is a fault of Demeanor");
		}
	}

	// -- Helper methods --

	/** Names of the files of finished clips. */
	private static List<String> journal(Path out) {
		String[] names = out.resolve("_analysed").toFile().list((folder, name) -> name.matches("[0-9a-f]{64}\\.json"));
		return names == null ? List.of() : List.of(names);
	}

	/** Moves a file and leaves another of its size and time in its place. */
	private static void spoil(Path file, Path kept) throws IOException {
		Files.move(file, kept);
		Files.write(file, new byte[(int) Files.size(kept)]);
		Files.setLastModifiedTime(file, Files.getLastModifiedTime(kept));
	}

	private void assertSameAsCommandLine(String options, Path out, Path... inputs) throws IOException, InterruptedException {
		Path expected = folder.resolve("expected");
		try (Child child = demeanor("--in-process " + options, expected, inputs)) {
			assertThat(child.exitCode()).as(child.said()).isIn(0, 3);
		}
		Tables.assertSame(out, expected);
	}

	private Child demeanor(String option, Path out, Path... inputs) throws IOException {
		String line = COMMAND_LINE + "analyze " + quoted(inputs) + " --out " + out + " --parquet --jobs 2 " + option;
		return new Child(spark.shell(line).directory(ROOT.toFile()), folder);
	}

	private Child submit(String master, String options, Path out, Path... inputs) throws IOException {
		Matcher command = Pattern.compile("(?m)^ {4}(spark-submit .*\\\\\\R(?:.*\\\\\\R)*.*)$")
				.matcher(Files.readString(ROOT.resolve("cli").resolve("docs").resolve("server.md")));
		assertThat(command.find()).as("the command of the page for servers").isTrue();
		String line = command.group(1).replace("spark://HOST:7077", "'" + master + "'")
				.replace("/shared/clips", quoted(inputs) + " " + options).replace("/shared/out", quoted(out));
		assertThat(line).contains(master, out.toString());
		return new Child(spark.shell(line).directory(ROOT.toFile()), folder);
	}

	private static String quoted(Path... paths) {
		return Stream.of(paths).map(path -> "'" + path + "'").collect(Collectors.joining(" "));
	}

	/** Puts the pipe in the place of its clip once the run has written this file, and before it has a process that reads clips. */
	private void putPipe(Path begun) throws IOException, InterruptedException {
		Path made = folder.resolve("made.mp4");
		assertThat(new ProcessBuilder("mkfifo", made.toString()).start().waitFor()).isZero();
		while (!Files.exists(begun))
			Thread.sleep(1);
		Files.move(made, pipe, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Kills each process that has the pipe in hand, as a crash in native code would. */
	private void killWorkers(Child child) throws IOException {
		for (int attempt = 0; attempt < 2; attempt++)
			try (FileOutputStream otherEnd = new FileOutputStream(pipe.toFile())) {
				Child.kill("SEGV", child.reader(pipe));
			}
	}
}
