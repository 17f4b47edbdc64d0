package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;

import org.demeanor.cli.command.BatchProgress;
import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demeanor analyze} as a server's job: shards, lists, configuration, resuming, and names from strangers. */
class BatchTest {

	@TempDir
	private Path folder;
	private Path out;
	private Path clips;

	@BeforeEach
	void clips() throws IOException {
		out = folder.resolve("out");
		clips = Files.createDirectory(folder.resolve("clips"));
		for (String name : List.of("a.mp4", "=b+c.mp4", "d.mp4"))
			Files.copy(AnalyzeCommandTest.SAMPLE, clips.resolve(name));
		Files.writeString(clips.resolve("text.mp4"), "no film, only words\n".repeat(50));
	}

	@Test
	void mergedShardsAreTheWholeRun() throws IOException {
		analyze(ExitCode.SOME_FAILED, clips, "--out", out, "--jobs", 2);
		analyze(ExitCode.SOME_FAILED, clips, "--out", folder.resolve("2"), "--shard", "2/2", "--in-process");
		analyze(ExitCode.OK, clips, "--out", folder.resolve("1"), "--shard", "1/2", "--jobs", 2, "--device", "cpu", "--resume");
		Path merged = folder.resolve("merged");
		Run run = Run.demeanor("merge", folder.resolve("2"), folder.resolve("1"), "--out", merged);
		assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED);
		for (String file : List.of("clips.csv", "=b+c.frames.csv", "a.frames.csv", "d.frames.csv"))
			assertThat(merged.resolve(file)).hasSameBinaryContentAs(out.resolve(file));
		assertThat(Files.readString(merged.resolve("run.json"))).contains("\"clips\" : 4", "\"failed\" : 1");
		assertThat(Csv.byClip(merged.resolve("clips.csv")).keySet()).containsExactly("'=b+c", "a", "d", "text");
	}

	@Test
	void aDryRunLooksWhetherTheFilesAreThere() throws IOException {
		Files.createFile(clips.resolve("empty.mp4"));
		Run run = Run.demeanor("analyze", clips.resolve("a.mp4"), clips.resolve("none.mp4"), clips.resolve("empty.mp4"), "--out",
				out, "--dry-run");
		assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
		assertThat(run.err()).hasLineCount(3).contains("none.mp4: media: no such file", "empty.mp4: media: the file is empty",
				"3 clips, 2 cannot be analysed; nothing was written");
	}

	/** Otherwise they would be taken for those of this run. */
	@Test
	void tablesOfClipsThatAreNoLongerInTheRunGo() throws IOException {
		Object[] first = { "analyze", clips.resolve("a.mp4"), clips.resolve("d.mp4"), "--streams", "face", "--in-process",
				"--out", out };
		Object[] second = { "analyze", clips.resolve("d.mp4"), "--streams", "face", "--in-process", "--out", out };
		Run.demeanor(first);
		Path mine = Files.writeString(out.resolve("mine.frames.csv"), "to be kept");
		Path outside = Files.writeString(folder.resolve("b.frames.csv"), "to be kept");
		Path journal = out.resolve("journal.jsonl");
		Files.writeString(journal, "{\"clip\":\"../b\",\"path\":\"x\"}\n{\"clip\":7}\n{\"cl", StandardOpenOption.APPEND);
		assertThat(out.resolve("a.frames.csv")).exists();
		assertThat(Run.demeanor(second).exitCode()).isZero();
		assertThat(out.resolve("a.frames.csv")).doesNotExist();
		assertThat(out.resolve("d.frames.csv")).exists();
		assertThat(mine).exists();
		assertThat(outside).exists();
	}

	/** As README.md says: whoever sees the table may read all others. */
	@Test
	void theTableOfClipsComesLast() throws IOException {
		Object[] run = { "analyze", clips.resolve("a.mp4"), "--streams", "voice", "--in-process", "--out", out };
		Path inTheWay = Files.createDirectories(out.resolve("summary.csv").resolve("mine")).getParent();
		assertMistake("summary.csv: report: cannot be written", run);
		assertThat(out.resolve("people.csv")).exists();
		assertThat(out.resolve("clips.csv")).doesNotExist();
		assertMistake("clips.csv: report: there is no such file; the run is not finished", "merge", out, "--out", folder.resolve("none"));
		Files.delete(inTheWay.resolve("mine"));
		assertThat(Run.demeanor(Stream.concat(Stream.of(run), Stream.of("--resume")).toArray()).exitCode()).isZero();
		assertThat(out.resolve("clips.csv")).exists();
		Path merged = folder.resolve("merged");
		Files.createDirectories(merged.resolve("summary.csv").resolve("mine"));
		assertMistake("summary.csv: report: cannot be written", "merge", out, "--out", merged);
		assertThat(merged.resolve("clips.csv")).doesNotExist();
	}

	@Test
	void whatIsNoWholeRunIsNotMerged() {
		Path one = folder.resolve("1");
		analyze(ExitCode.OK, clips, "--streams", "voice", "--out", one, "--shard", "1/2");
		analyze(ExitCode.SOME_FAILED, clips, "--streams", "face", "--out", folder.resolve("2"), "--shard", "2/2");
		assertMistake("is shard 1/2: 2 folders needed, 1 given", "merge", one, "--out", out);
		assertMistake("is shard 1/2, and so is", "merge", one, one, "--out", out);
		assertMistake("differs from " + one + " in the option 'streams'", "merge", one, folder.resolve("2"), "--out", out);
		assertMistake("the run is not finished", "merge", one, clips, "--out", out);
		assertThat(out).doesNotExist();
	}

	@Test
	void shardsWithOtherFramesSegmentsOrDetectorsAreNotMerged() throws IOException {
		Path one = folder.resolve("1");
		Path two = folder.resolve("2");
		analyze(ExitCode.OK, clips.resolve("a.mp4"), clips.resolve("d.mp4"), "--streams", "face", "--out", one, "--shard", "1/2");
		analyze(ExitCode.OK, clips.resolve("a.mp4"), clips.resolve("d.mp4"), "--streams", "face", "--out", two, "--shard", "2/2",
				"--sample-every", "0.5");
		assertMistake("differs from " + one + " in the option 'frames'", "merge", one, two, "--out", out);
		Path run = two.resolve("run.json");
		String alike = Files.readString(one.resolve("run.json")).replace("\"1/2\"", "\"2/2\"");
		Files.writeString(run, alike.replace("\"minNeighbors\" : 9", "\"minNeighbors\" : 3"));
		assertMistake("differs from " + one + " in the option 'cascade'", "merge", one, two, "--out", out);
		Files.writeString(run, alike.replace("\"jobs\"", "\"segments-hash\" : \"77\", \"jobs\""));
		assertMistake("differs from " + one + " in the option 'segments-hash'", "merge", one, two, "--out", out);
		assertThat(out).doesNotExist();
	}

	/** Shards come from other machines, and perhaps from other people. */
	@Test
	void namesInTablesLeadNowhere() throws IOException {
		Path shards = folder.resolve("shards");
		analyze(ExitCode.OK, clips.resolve("a.mp4"), "--streams", "face", "--report", "--out", shards.resolve("1"));
		Path mine = Files.writeString(folder.resolve("mine.frames.csv"), "to be kept\n");
		Path table = shards.resolve("1").resolve("clips.csv");
		String rows = Files.readString(table);
		for (String name : List.of("../mine", folder.resolve("mine").toString(), "..\\mine", "con")) {
			Files.writeString(table, rows.replaceFirst("\na,", "\n" + Matcher.quoteReplacement(name) + ","));
			assertMistake("a file here cannot be called '" + name, "merge", shards.resolve("1"), "--out", out);
			assertThat(out).doesNotExist();
		}
		Files.writeString(table, rows + rows.lines().skip(1).findFirst().orElseThrow() + "\n");
		assertMistake("has a second row of 'a'", "merge", shards.resolve("1"), "--out", out);
		Files.writeString(table, rows);
		Path run = shards.resolve("1").resolve("run.json");
		Files.writeString(run, Files.readString(run).replaceFirst("(?s)\"inputs\" : \\[.*?\\]", "\"inputs\" : {}"));
		assertMistake("has other rows or inputs than shard 1/1 of 1", "merge", shards.resolve("1"), "--out", out);
		assertThat(mine).hasContent("to be kept");
	}

	@Test
	void aRowThatIsShortOrAnothersIsOneLineAndTheClipIsAnalysedAgain() throws IOException {
		Object[] command = { "analyze", clips.resolve("a.mp4"), clips.resolve("d.mp4"), "--streams", "voice", "--out", out };
		Run.demeanor(command);
		byte[] table = Files.readAllBytes(out.resolve("clips.csv"));
		Path journal = out.resolve("journal.jsonl");
		List<String> lines = Files.readAllLines(journal);
		for (String row : List.of("[\"a\"]", "[]", "[null]", lines.get(1).contains("\"clip\":\"a\"")
				? lines.get(2).replaceFirst(".*\"row\":(.*)}", "$1") : lines.get(1).replaceFirst(".*\"row\":(.*)}", "$1"))) {
			Files.write(journal, lines.stream().map(line -> line.contains("\"clip\":\"a\"")
					? line.replaceFirst("\"row\":.*", Matcher.quoteReplacement("\"row\":" + row + "}")) : line).toList());
			Run run = Run.demeanor(Stream.concat(Stream.of(command), Stream.of("--resume")).toArray());
			assertThat(run.exitCode()).as(run.err()).isZero();
			assertThat(run.err()).hasLineCount(2).contains("journal.jsonl: report: the row of a is not whole or not its own");
			assertThat(out.resolve("clips.csv")).hasBinaryContent(table);
		}
		for (String line : List.of("null", "{}", "{\"clip\":\"a\"}", "[1]")) {
			Files.write(journal, List.of(lines.get(0), line));
			assertThat(Run.demeanor(Stream.concat(Stream.of(command), Stream.of("--resume")).toArray()).exitCode()).isZero();
			assertThat(out.resolve("clips.csv")).hasBinaryContent(table);
		}
	}

	@Test
	void noResultTakesThePlaceOfAnInputOrOfSomebodysFile() throws IOException {
		Path mine = Files.writeString(clips.resolve("a.annotated.mp4"), "to be kept");
		Object[] command = { "analyze", clips.resolve("a.mp4"), "--streams", "voice", "--in-process", "--out", clips };
		assertMistake("a.annotated.mp4: report: is there already, and no run wrote into this folder before", command);
		assertMistake("a.annotated.mp4: report: is an input, which",
				Stream.concat(Stream.of(command), Stream.of(mine)).toArray());
		Files.createDirectory(out);
		Path link = Files.createSymbolicLink(out.resolve("journal.jsonl"), clips.resolve("d.mp4"));
		command[command.length - 1] = out;
		assertMistake("journal.jsonl: report: is there already", command);
		command[1] = clips.resolve("d.mp4");
		assertMistake("journal.jsonl: report: is an input", command);
		Files.delete(link);
		Path table = Files.writeString(out.resolve("clips.csv"), "somebody's table");
		Path part = Files.writeString(out.resolve(".part-0123456789ab-x.csv"), "somebody's part");
		assertMistake("clips.csv: report: is there already", command);
		assertThat(table).hasContent("somebody's table");
		Files.delete(table);
		for (int run = 0; run < 2; run++) {
			analyze(ExitCode.OK, Stream.of(command).skip(1).toArray());
			assertThat(Files.exists(part)).as("a run's second time in its folder").isEqualTo(run == 0);
		}
		assertThat(mine).hasContent("to be kept");
		assertThat(clips.resolve("d.mp4")).hasSameBinaryContentAs(AnalyzeCommandTest.SAMPLE);
		assertThat(clips).isDirectoryNotContaining("glob:**.{csv,json,jsonl}");
	}

	@Test
	void aJournalThatIsALinkIsNotFollowed() throws IOException {
		Object[] command = { clips.resolve("a.mp4"), "--streams", "voice", "--in-process", "--out", out };
		analyze(ExitCode.OK, command);
		Path elsewhere = Files.move(out.resolve("journal.jsonl"), folder.resolve("elsewhere"));
		byte[] before = Files.readAllBytes(elsewhere);
		Files.createSymbolicLink(out.resolve("journal.jsonl"), elsewhere);
		for (Object more : new Object[] { "--resume", "--jobs=1" })
			assertThat(Run.demeanor(Stream.concat(Stream.of("analyze"), Stream.concat(Stream.of(command), Stream.of(more)))
					.toArray()).exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(elsewhere).hasBinaryContent(before);
	}

	@Test
	void inputsComeFromListsAndStandardInput() throws IOException {
		Path list = Files.writeString(folder.resolve("list.txt"), clips.resolve("d.mp4") + "\n\n");
		standardInput(clips.resolve("a.mp4") + "\n", () -> {
			Run run = Run.demeanor("analyze", "-", "--list", list, "--out", out, "--dry-run");
			assertThat(run.exitCode()).as(run.err()).isZero();
			assertThat(run.out()).isEqualTo(String.format("a\t%s%nd\t%s%n", clips.resolve("a.mp4"), clips.resolve("d.mp4")));
		});
		assertThat(out).doesNotExist();
		assertMistake("the list cannot be read", "analyze", "--list", folder.resolve("none"), "--out", out);
	}

	/** If a script's search found nothing, it should get an error and not an empty table. */
	@Test
	void listsThatNameNothingAreAMistake() throws IOException {
		Path empty = Files.writeString(folder.resolve("empty.txt"), "\n \n");
		assertMistake(empty + ": media: names no input", "analyze", "--list", empty, "--out", out);
		assertMistake(empty + ": media: names no input", "analyze", "--list", empty, "--out", out, "--dry-run");
		standardInput("", () -> assertMistake("standard input, " + empty + ": media: names no input", "analyze", "-",
				"--list", empty, "--out", out));
		assertThat(out).doesNotExist();
		Object[] oneInput = { "analyze", clips.resolve("a.mp4"), "--list", empty, "--out", out, "--dry-run" };
		for (String shard : List.of("1/2", "2/2"))
			assertThat(Run.demeanor(Stream.concat(Stream.of(oneInput), Stream.of("--shard", shard)).toArray()).exitCode())
					.as("shard " + shard + ", which may have nothing to do").isZero();
	}

	@Test
	void optionsComeFromAFileAndTheEnvironment() throws IOException {
		Path file = Files.writeString(folder.resolve("demeanor.properties"),
				"streams=voice\nprofile=reference\ndry-run=true\nlist=" + clips.resolve("none") + "\n");
		Run run = Run.in(Map.of("DEMEANOR_OUT", out.toString(), "DEMEANOR_PROFILE", "best"), "analyze",
				clips.resolve("a.mp4"), "--config", file);
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains("'best' is none of standard, reference");
		Files.writeString(file, "streams=voice\nprofile=reference\nin-process=true\n");
		run = Run.in(Map.of("DEMEANOR_OUT", out.toString(), "DEMEANOR_CONFIG", file.toString()), "analyze",
				clips.resolve("a.mp4"), "--profile", "standard", "--in-process");
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(Files.readString(out.resolve("run.json"))).contains("\"streams\" : \"voice\"", "\"profile\" : \"standard\"");
		Files.writeString(file, "jbos=4\n");
		assertMistake("'jbos' is not an option", "analyze", clips, "--out", out, "--config", file);
		assertMistake("none.properties: cannot be read", "analyze", clips, "--out", out, "--config=none.properties");
	}

	@Test
	void aChangedClipIsAnalysedAgainAndARemovedOneKeepsItsRow() throws IOException {
		Object[] command = { clips, "--streams", "voice", "--out", out };
		analyze(ExitCode.SOME_FAILED, command);
		byte[] before = Files.readAllBytes(out.resolve("clips.csv"));
		Files.delete(clips.resolve("a.mp4"));
		Files.writeString(clips.resolve("d.mp4"), "changed ".repeat(99));
		analyze(ExitCode.SOME_FAILED, clips.resolve("=b+c.mp4"), clips.resolve("a.mp4"), clips.resolve("d.mp4"), "--streams",
				"voice", "--out", out, "--resume");
		List<String> rows = Files.readAllLines(out.resolve("clips.csv"));
		assertThat(new String(before, StandardCharsets.UTF_8)).contains(rows.get(1), rows.get(2)).doesNotContain(rows.get(3));
		assertThat(rows.get(3)).startsWith("d,failed");
	}

	@Test
	void netsFromStrangersAreNotLoaded() throws IOException {
		Path models = Files.createDirectory(folder.resolve("models"));
		try (Stream<Path> files = Files.list(
				Path.of("..", "models", "src", "main", "resources", "org", "demeanor", "models"))) {
			for (Path file : files.toList())
				Files.copy(file, models.resolve(file.getFileName()));
		}
		Object[] command = { "analyze", clips.resolve("a.mp4"), "--streams", "voice", "--models", models, "--out", out };
		assertThat(Run.demeanor(command).exitCode()).as("our own nets, from a folder").isZero();
		// The same net under another name and json is a stranger's.
		String profiles = Files.readString(models.resolve("profiles.json"));
		String json = Files.readString(models.resolve("voice-compact.json"));
		Files.writeString(models.resolve("profiles.json"), profiles.replace("voice-compact", "strange"));
		Files.writeString(models.resolve("strange.json"), json.replace("\"name\": \"voice-compact\"", "\"name\": \"strange\""));
		assertMistake("is a net that is not listed", command);
		String sha256 = json.replaceAll("(?s).*\"sha256\": \"([0-9a-f]{64})\".*", "$1");
		Path list = Files.writeString(folder.resolve("SHA256SUMS"), sha256 + "  voice-compact.onnx\n");
		Path windows = Files.writeString(folder.resolve("windows"), "\uFEFF" + sha256 + " *voice-compact.onnx\r\n", StandardCharsets.UTF_16LE);
		for (Object[] more : new Object[][] { { "--model-list", list }, { "--model-list", windows }, { "--trust-models" } })
			assertThat(Run.demeanor(Stream.concat(Stream.of(command), Stream.of(more)).toArray()).exitCode()).isZero();
	}

	@Test
	void aListOfNetsInForeignBytesIsOneLine() throws IOException {
		Path list = Files.write(folder.resolve("list"), "0123  Modell f\u00fcr alle\n".getBytes(StandardCharsets.ISO_8859_1));
		assertMistake(list + ": model: is neither UTF-8 nor UTF-16 text", "analyze", clips.resolve("a.mp4"), "--models", folder,
				"--model-list", list, "--out", out);
	}

	@Test
	void aRunIsNotResumedWithNetsThatMeanSomethingElse() throws IOException {
		Path models = Files.createDirectory(folder.resolve("models"));
		try (Stream<Path> files = Files.list(
				Path.of("..", "models", "src", "main", "resources", "org", "demeanor", "models"))) {
			for (Path file : files.toList())
				Files.copy(file, models.resolve(file.getFileName()));
		}
		Object[] command = { clips.resolve("a.mp4"), "--streams", "voice", "--models", models, "--trust-models", "--out", out,
				"--in-process" };
		analyze(ExitCode.OK, command);
		Path json = models.resolve("voice-compact.json");
		Files.writeString(json, Files.readString(json).replaceFirst("(?s)\"angry\",(\\s*)\"calm\"", "\"calm\",$1\"angry\""));
		assertMistake("holds a run that differs in voice-compact.json", Stream.concat(Stream.of("analyze"),
				Stream.concat(Stream.of(command), Stream.of("--resume"))).toArray());
		assertThat(Files.readString(out.resolve("run.json"))).contains("\"profiles.json\" : ", "\"fusion-standard.json\" : ");
	}

	@Test
	void progressSaysRateTimeLeftAndFailures() {
		assertThat(BatchProgress.line(1000, 100, 300, 7, 150)).isEqualTo("400 of 1000 clips, 7 failed, 2.00 clips/s, 0:05:00 left");
	}

	// -- Helper methods --

	private static void standardInput(String text, Runnable meanwhile) {
		InputStream before = System.in;
		System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
		try {
			meanwhile.run();
		}
		finally {
			System.setIn(before);
		}
	}

	private static void analyze(int expected, Object... arguments) {
		Run run = Run.demeanor(Stream.concat(Stream.of("analyze"), Stream.of(arguments)).toArray());
		assertThat(run.exitCode()).as(run.err()).isEqualTo(expected);
	}

	private static void assertMistake(String message, Object... arguments) {
		Run run = Run.demeanor(arguments);
		assertThat(run.exitCode()).as(message).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains(message).hasLineCount(1);
	}
}
