package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code demeanor}, laid out as in the distribution, without a locale: as in containers, cron, batch jobs.
 */
@EnabledOnOs(OS.LINUX)
class LauncherTest {

	/** Passes commands on with the classes of this test, notes what is made and run, and may fail as it is told. */
	private static final String JAVA = """
			#!/bin/sh
			here=${0%/bin/java}
			supervised= archive= list= dump= trims=
			for word; do
			    case $word in
			        -version) [ -n "${SAID_OF_VERSION:-}" ] || exit 1; echo "$SAID_OF_VERSION"; exit 0 ;;
			        -XX:TrimNativeHeapInterval=*) trims=" trimmed" ;;
			        -Xshare:dump) dump=yes ;;
			        -XX:SharedArchiveFile=*) archive=${word#*=} ;;
			        -XX:DumpLoadedClassList=*) list=${word#*=} ;;
			        -XX:AOTCacheOutput=*) exit 1 ;;
			        -Ddemeanor.supervised=true) supervised=$word ;;
			    esac
			done
			if [ -n "$list" ]; then echo Class >"${list%/*}/1.classes"; exit 0; fi
			if [ -n "$dump" ]; then echo dump >>"$here/log"; echo classes >"$archive"; exit 0; fi
			echo "run $supervised with ${archive##*/}$trims" >>"$here/log"
			[ -z "$supervised" ] || eval "${WHEN_SUPERVISED:-}"
			while [ "$1" != org.demeanor.cli.Main ]; do shift; done
			exec "$REAL_JAVA" $supervised -cp "$TEST_CLASSES" "$@"
			""";

	private static final String ALONE = "run -Ddemeanor.supervised=true with demeanor.jsa";
	private static final String WITH_WORKER = "run  with demeanor.jsa";

	@TempDir
	private Path folder;
	private Path launcher;

	@BeforeEach
	void distribution() throws IOException {
		Files.createDirectory(folder.resolve("lib"));
		launcher = Files.copy(Path.of("demeanor"), folder.resolve("demeanor"));
		// The classes of this test instead of those in lib.
		Path java = folder.resolve("java").resolve("bin").resolve("java");
		Files.createDirectories(java.getParent());
		Files.writeString(java, JAVA);
		assertThat(java.toFile().setExecutable(true) && launcher.toFile().setExecutable(true)).isTrue();
	}

	@Test
	void umlautsAreReadWhereNoLocaleIsSet() throws IOException, InterruptedException {
		for (Map<String, String> locale : List.of(Map.<String, String>of(), Map.of("LC_ALL", "C"), Map.of("LANG", "POSIX"),
				Map.of("LANG", "xx_XX.UTF-8"))) {
			Path out = folder.resolve("out" + locale.hashCode());
			assertThat(demeanor(locale, "analyze", clips().toString(), "--streams", "voice", "--out", out.toString())).isZero();
			assertThat(Csv.byClip(out.resolve("clips.csv")).keySet()).containsExactly("Gr\u00f6\u00dfe", "\u7530\u4e2d");
		}
	}

	@Test
	void aSingleFileIsAnalysedWithoutAWorker() throws IOException, InterruptedException {
		Path out = folder.resolve("out");
		assertThat(demeanor(Map.of(), "analyze", sample(), "--streams", "voice", "--out", out.toString())).isZero();
		assertThat(Csv.byClip(out.resolve("clips.csv"))).hasSize(1);
		assertThat(log()).containsExactly("dump", ALONE);
	}

	@Test
	void filesThatOptionsNameAreNoFurtherClips() throws IOException, InterruptedException {
		String table = Files.writeString(folder.resolve("table.csv"), "clip,start_s,end_s,name\nsample,0,1,start\n").toString();
		for (String option : List.of("--segments", "--participants", "--fusion", "--detector-model", "--model-list")) {
			demeanor(Map.of(), "analyze", sample(), option, table, "--limit-me", "1", "--out", folder.resolve("out").toString());
			assertThat(log()).as(option).endsWith(ALONE);
		}
	}

	@Test
	void noRecordsOwnMethodsAreLinkedForASingleFile() throws IOException, InterruptedException {
		Path loaded = folder.resolve("loaded");
		assertThat(demeanor(Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded), "analyze", sample(), "--out",
				folder.resolve("out").toString())).isZero();
		assertThat(Files.readString(loaded)).contains("org.demeanor.report.run.RunReport")
				.doesNotContain("java.lang.runtime.ObjectMethods");
	}

	@Test
	void aFileThatCannotBeReadHasItsCodeAndRow() throws IOException, InterruptedException {
		Path broken = Files.writeString(folder.resolve("broken.mp4"), "no film");
		Path out = folder.resolve("out");
		assertThat(demeanor(Map.of(), "analyze", broken.toString(), "--out", out.toString())).isEqualTo(3);
		assertThat(Csv.byClip(out.resolve("clips.csv")).get("broken").get("status")).isEqualTo("failed");
		assertThat(log()).containsExactly("dump", ALONE);
		demeanor(Map.of(), "analyze", broken.toString(), "--profile", "reference", "--out", out.toString());
		assertThat(log()).containsExactly("dump", ALONE, ALONE);
	}

	@Test
	void afterACrashAWorkerTriesAgain() throws IOException, InterruptedException {
		Path out = folder.resolve("out");
		for (String end : List.of("kill -SEGV $$", "kill -KILL $$", "exit 86", "exit 3")) {
			assertThat(demeanor(Map.of("WHEN_SUPERVISED", end), "analyze", sample(), "--streams", "voice", "--out", out.toString()))
					.as(end).isZero();
			assertThat(Csv.byClip(out.resolve("clips.csv"))).hasSize(1);
			assertThat(log()).as(end).endsWith(ALONE, WITH_WORKER);
		}
	}

	@Test
	void aSignalReachesTheAnalysisAndIsNoCrash() throws IOException, InterruptedException {
		stop("TERM", "exit 103", 3);
		for (Map.Entry<String, Integer> signal : Map.of("HUP", 129, "INT", 130, "TERM", 143).entrySet())
			stop(signal.getKey(), "trap - TERM; kill -TERM $$", signal.getValue());
	}

	@Test
	void otherRunsHaveWorkers() throws IOException, InterruptedException {
		String out = folder.resolve("out").toString();
		for (List<String> words : List.of(List.of("analyze", clips().toString(), "--dry-run"), List.of("analyze", sample(), "--dry-run"),
				List.of("analyze", sample(), sample(), "--limit-me", "1"), List.of("doctor", sample()),
				List.of("analyze", sample(), "--profile", "reference", "--limit-me", "1"),
				List.of("analyze", "--profile=reference", sample(), "--limit-me", "1"))) {
			demeanor(Map.of(), Stream.concat(words.stream(), Stream.of("--out", out)).toArray(String[]::new));
			assertThat(log()).as(words.toString()).endsWith(WITH_WORKER).doesNotContain(ALONE);
		}
	}

	@Test
	void theArchiveIsMadeAnewWhenJarsChangeOrItIsCutOff() throws IOException, InterruptedException {
		checkThatTheArchiveIsMadeAnew(Map.of());
	}

	/** As on macOS; a stand-in takes its words for those of the system's own. */
	@Test
	void theArchiveIsMadeAnewWhereStatIsThatOfBsd() throws IOException, InterruptedException {
		executable(folder.resolve("bin").resolve("stat"), """
				#!/bin/sh
				link=
				if [ "$1" = -L ]; then link=-L; shift; fi
				[ "$1" = -f ] || exit 1
				case $2 in
				    %u) format=%u ;;
				    %z) format=%s ;;
				    '%N %z %Fm') format='%n %s %.9Y' ;;
				    *) exit 1 ;;
				esac
				shift 2
				exec /usr/bin/stat $link -c "$format" "$@"
				""");
		checkThatTheArchiveIsMadeAnew(Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")));
	}

	@Test
	void anArchiveWhoseOwnerIsNotKnownIsNotRead() throws IOException, InterruptedException {
		demeanor(Map.of(), "--version");
		executable(folder.resolve("bin").resolve("stat"), "#!/bin/sh\nexit 1\n");
		demeanor(Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")), "--version");
		assertThat(log()).containsExactly("dump", WITH_WORKER, "run  with ");
	}

	@Test
	void ofTwoFirstCallsInACloneOneBuildsAndTheOtherWaits() throws IOException, InterruptedException {
		Path clone = slowlyBuilt("exit 0");
		Process first = begunBuild(clone);
		Process second = build(clone);
		try (BufferedReader said = second.inputReader()) {
			assertThat(said.readLine()).isEqualTo("demeanor: waits for another call, which is building");
			Files.createFile(folder.resolve("go"));
			assertThat(said.lines()).noneMatch(line -> line.contains("build"));
		}
		assertThat(first.waitFor()).isZero();
		assertThat(second.waitFor()).isZero();
		assertThat(folder.resolve("builds")).hasContent("built");
	}

	@Test
	void aCallThatWasKilledWhileItBuiltIsNotWaitedFor() throws IOException, InterruptedException {
		Path clone = slowlyBuilt("exit 0");
		Process killed = begunBuild(clone);
		List<ProcessHandle> all = Stream.concat(Stream.of(killed.toHandle()), killed.descendants()).toList();
		all.forEach(ProcessHandle::destroyForcibly);
		for (ProcessHandle one : all)
			one.onExit().join();
		Files.createFile(folder.resolve("go"));
		assertThat(said(build(clone))).contains("demeanor: building").doesNotContain("waits");
		assertThat(folder.resolve("builds")).hasContent("built\nbuilt");
	}

	@Test
	void whoWaitedForABuildThatFailedBuildsItself() throws IOException, InterruptedException {
		Path clone = slowlyBuilt("exit 1");
		Process first = begunBuild(clone);
		Process second = build(clone);
		Files.createFile(folder.resolve("go"));
		for (Process each : List.of(first, second)) {
			assertThat(said(each)).contains("demeanor: the build failed");
			assertThat(each.waitFor()).isEqualTo(1);
		}
		assertThat(folder.resolve("builds")).hasContent("built\nbuilt");
	}

	@Test
	void freedMemoryGoesBackToTheSystemWhereThisJavaCanDoThat() throws IOException, InterruptedException {
		demeanor(Map.of("SAID_OF_VERSION", "openjdk version 17"), "--version");
		assertThat(log()).containsExactly("dump", WITH_WORKER + " trimmed");
		demeanor(Map.of(), "--version");
		assertThat(log()).endsWith(WITH_WORKER + " trimmed");
	}

	@Test
	void aJavaThatCannotIsNotAskedTo() throws IOException, InterruptedException {
		Path jar = folder.resolve("lib").resolve("some.jar");
		for (Map<String, String> another : List.of(Map.<String, String>of(), Map.of("SAID_OF_VERSION", "[warning][trimnative] not supported"))) {
			demeanor(Map.of("SAID_OF_VERSION", "openjdk version 17"), "--version");
			// The archive is made anew.
			Files.writeString(jar, "jar" + another);
			demeanor(another, "--version");
			assertThat(log()).as(another.toString()).endsWith("dump", WITH_WORKER);
			Files.delete(jar);
		}
	}

	@Test
	void twoFirstStartsAtOnceMakeOneArchive() throws IOException, InterruptedException {
		List<Process> starts = List.of(process(Map.of(), "sh", launcher.toString(), "--version"),
				process(Map.of(), "sh", launcher.toString(), "--version"));
		for (Process start : starts) {
			start.getInputStream().readAllBytes();
			assertThat(start.waitFor()).isZero();
		}
		try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
			assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\d+$", "N"))).containsExactlyInAnyOrder("demeanor.jsa",
					"demeanor.jsa.N");
		}
	}

	@Test
	void whereNothingCanBeWrittenItRunsWithoutAnArchive() throws IOException, InterruptedException {
		assumeTrue(folder.resolve("lib").toFile().setWritable(false) && !Files.isWritable(folder.resolve("lib")), "root may write anywhere");
		assertThat(demeanor(Map.of(), "--version")).isZero();
		assertThat(log()).containsExactly("run  with ");
	}

	private void checkThatTheArchiveIsMadeAnew(Map<String, String> environment) throws IOException, InterruptedException {
		Path jar = Files.writeString(folder.resolve("lib").resolve("some.jar"), "first");
		demeanor(environment, "--version");
		demeanor(environment, "--version");
		assertThat(log()).containsExactly("dump", WITH_WORKER, WITH_WORKER);
		Files.writeString(jar, "another");
		demeanor(environment, "--version");
		assertThat(log()).endsWith("dump", WITH_WORKER);
		Files.writeString(folder.resolve("lib").resolve("demeanor.jsa"), "cla");
		demeanor(environment, "--version");
		assertThat(log()).hasSize(7).endsWith("dump", WITH_WORKER);
	}

	/** A clone whose stand-in for Maven writes a line and waits for the file {@code go}. */
	private Path slowlyBuilt(String end) throws IOException {
		return clone("echo built >>" + folder.resolve("builds") + "; while [ ! -f " + folder.resolve("go") + " ]; do sleep .1; done; "
				+ end);
	}

	private Process begunBuild(Path clone) throws IOException, InterruptedException {
		Process build = build(clone);
		while (!Files.exists(folder.resolve("builds")))
			Thread.sleep(20);
		return build;
	}

	private List<String> log() throws IOException {
		Path log = folder.resolve("java").resolve("log");
		return Files.exists(log) ? Files.readAllLines(log) : List.of();
	}

	private static String sample() {
		return AnalyzeCommandTest.SAMPLE.toString();
	}

	private Path clips() throws IOException {
		Path clips = Files.createDirectories(folder.resolve("clips"));
		for (String name : List.of("Gr\u00f6\u00dfe.mp4", "\u7530\u4e2d.mp4"))
			if (!Files.exists(clips.resolve(name)))
				Files.copy(AnalyzeCommandTest.SAMPLE, clips.resolve(name));
		return clips;
	}

	/** Java without the script: no row is lost. */
	@Test
	void namesThatThisLocaleCannotWriteAreFailedRows() throws IOException, InterruptedException {
		Files.copy(AnalyzeCommandTest.SAMPLE, clips().resolve("plain.mp4"));
		Path out = folder.resolve("out");
		Process java = process(Map.of("LC_ALL", "C"), java(), "-cp", System.getProperty("java.class.path"), Main.class.getName(), "analyze",
				clips().toString(), "--streams", "voice", "--out", out.toString());
		String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(java.waitFor()).as(said).isEqualTo(3);
		Map<String, CSVRecord> rows = Csv.byClip(out.resolve("clips.csv"));
		assertThat(rows).hasSize(3);
		assertThat(rows.get("plain").get("status")).isNotEqualTo("failed");
		rows.remove("plain");
		for (CSVRecord row : rows.values())
			assertThat(row.get("error")).contains("set LC_ALL=C.UTF-8");
		assertThat(said).doesNotContain("\tat ");
	}

	// -- Helper methods --

	/** The folder {@code cli} of a clone that was not built yet, where Maven is a script of these lines. */
	private Path clone(String maven) throws IOException {
		Path clone = folder.resolve("clone");
		for (String part : List.of("cli", "engine", "models")) {
			Files.createDirectories(clone.resolve(part).resolve("src").resolve("main"));
			Files.createFile(clone.resolve(part).resolve("pom.xml"));
		}
		Files.createFile(clone.resolve("pom.xml"));
		Files.copy(launcher, clone.resolve("cli").resolve("demeanor"));
		executable(folder.resolve("bin").resolve("mvn"), "#!/bin/sh\n" + maven + "\n");
		return clone.resolve("cli");
	}

	private Process build(Path clone) throws IOException {
		return process(Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")), "sh", clone.resolve("demeanor").toString(),
				"--version");
	}

	private static String said(Process call) throws IOException {
		return new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static void executable(Path file, String lines) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, lines);
		assertThat(file.toFile().setExecutable(true)).isTrue();
	}

	/** Sends the script a signal while its Java runs, which then does as it is told. */
	private void stop(String signal, String end, int code) throws IOException, InterruptedException {
		Files.deleteIfExists(folder.resolve("java").resolve("log"));
		// A test in the background may ignore signals, and so would what it starts.
		Process script = process(Map.of("WHEN_SUPERVISED", "trap '" + end + "' TERM; echo waits >>$here/log; while :; do sleep .1; done"),
				"env", "--default-signal=HUP,INT", "sh", launcher.toString(), "analyze", sample(), "--out", folder.resolve("out").toString());
		while (!log().contains("waits"))
			Thread.sleep(20);
		Driver.signal(signal, script.toHandle());
		assertThat(script.waitFor()).as(signal).isEqualTo(code);
		assertThat(log()).doesNotContain(WITH_WORKER);
	}

	private int demeanor(Map<String, String> locale, String... arguments) throws IOException, InterruptedException {
		Process script = process(locale, Stream.concat(Stream.of("sh", launcher.toString()), Stream.of(arguments)).toArray(String[]::new));
		String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		int code = script.waitFor();
		assertThat(said).as("exit " + code).doesNotContain("\tat ");
		return code;
	}

	private Process process(Map<String, String> locale, String... command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
		builder.environment().putAll(Map.of("JAVA_HOME", folder.resolve("java").toString(), "REAL_JAVA", java(), "TEST_CLASSES",
				System.getProperty("java.class.path")));
		builder.environment().putAll(locale);
		return builder.start();
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}
}
