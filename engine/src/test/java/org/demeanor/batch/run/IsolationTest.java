package org.demeanor.batch.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.demeanor.Modality;
import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.input.RunInput;
import org.demeanor.batch.worker.IsolatedClips;
import org.demeanor.batch.worker.Isolation;
import org.demeanor.batch.worker.WorkerFolder;
import org.demeanor.batch.worker.WorkerStarter;
import org.demeanor.media.Limits;
import org.demeanor.model.ModelArchive;
import org.demeanor.model.ModelStore;
import org.demeanor.report.run.Journal;
import org.demeanor.report.table.ClipTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.type.TypeReference;

/**
 * A clip that kills its worker costs only itself. A named pipe is a clip that a worker never finishes; opening its
 * other end returns when the worker has it in hand.
 */
@EnabledOnOs(OS.LINUX)
class IsolationTest {

	private static final Settings VOICE = Settings.DEFAULT.withModalities(Modality.VOICE);

	@TempDir
	private Path folder;
	private Path out;
	private Path pipe;
	private final List<ClipResult> results = new ArrayList<>();

	@BeforeEach
	void files() throws IOException, InterruptedException {
		out = folder.resolve("out");
		pipe = pipe("pipe.mp4");
	}

	@Test
	void aWorkerGivesTheRowsOfThisProcess() throws IOException {
		Path here = folder.resolve("here");
		Path missing = folder.resolve("missing.mp4");
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1);
				BatchRun run = new BatchRun(analyzer, options(here, 1), new BatchListener() {})) {
			run.run(inputs(Samples.DRAWN, missing));
		}
		try (BatchRun run = inWorkers(Settings.DEFAULT, Isolation.DEFAULT)) {
			assertThat(run.run(inputs(Samples.DRAWN, missing))).isEqualTo(new BatchSummary(2, 1));
		}
		for (String file : List.of("clips.csv", "sample.frames.csv"))
			assertThat(out.resolve(file)).hasSameBinaryContentAs(here.resolve(file));
		assertThat(results.get(0).faces().framesWithFace()).isPositive();
		assertNothingLeft();
	}

	@Test
	void aKilledWorkerIsReplacedAndItsClipTriedOnceMore() throws IOException {
		try (BatchRun run = inWorkers(VOICE, Isolation.DEFAULT)) {
			CompletableFuture<BatchSummary> summary = later(run, inputs(pipe, Samples.DRAWN));
			kill("-KILL");
			kill("-SEGV");
			assertThat(summary.join()).isEqualTo(new BatchSummary(2, 1));
		}
		assertThat(rows()).hasSize(3);
		assertThat(rows().get(1)).startsWith("pipe,failed").contains("the process that analysed it crashed in native code",
				"also when tried again alone");
		assertThat(rows().get(2)).startsWith("sample,ok");
		assertNothingLeft();
	}

	/** Whatever the second try makes; parts of other clips are not its business. */
	@Test
	void halfWrittenFilesOfADeadWorkerGo() throws IOException {
		Path others = out.resolve(".part-0123456789ab-pipe.second.report.json");
		try (BatchRun run = inWorkers(VOICE, Isolation.DEFAULT)) {
			CompletableFuture<BatchSummary> summary = later(run, inputs(pipe));
			kill("-KILL", () -> {
				Files.createFile(out.resolve(".part-0123456789ab-pipe.report.json"));
				Files.createFile(others);
			});
			open(pipe);
			assertThat(summary.join()).isEqualTo(new BatchSummary(1, 1));
		}
		assertThat(rows().get(1)).startsWith("pipe,failed").doesNotContain("the process that analysed it");
		assertThat(others).exists();
		Files.delete(others);
		assertNothingLeft();
	}

	/** That is, on a card; it does not matter here what the nets run on. */
	@Test
	void aWorkerThatHasAllClipsInHandIsReplacedAndEachIsTriedAlone() throws IOException, InterruptedException {
		Path second = pipe("second.mp4");
		try (BatchRun run = BatchRun.inOneWorker(VOICE, ModelStore.bundled(), new WorkerStarter(Isolation.DEFAULT),
				options(out, 3), new BatchListener() {})) {
			CompletableFuture<BatchSummary> summary = later(run, inputs(pipe, second, Samples.DRAWN));
			try (FileOutputStream alsoInHand = new FileOutputStream(second.toFile())) {
				kill("-KILL", () -> assertThat(workers()).hasSize(1));
			}
			// Either of the two may be tried first.
			CompletableFuture<Void> emptied = CompletableFuture.runAsync(() -> open(second));
			kill("-SEGV");
			emptied.join();
			assertThat(summary.join()).isEqualTo(new BatchSummary(3, 2));
		}
		assertThat(rows()).hasSize(4);
		assertThat(rows().get(1)).startsWith("pipe,failed").contains("crashed in native code, also when tried again alone");
		assertThat(rows().get(2)).startsWith("second,failed").doesNotContain("the process that analysed it");
		assertThat(rows().get(3)).startsWith("sample,ok");
		assertNothingLeft();
	}

	/** Otherwise each has its own, as the memory is that of a process. */
	@ParameterizedTest
	@CsvSource({ "2048, 2", "2047, 3" })
	void twoClipsShareAWorkerOfEnoughMemory(long mebibytes, int processes) throws IOException, InterruptedException {
		Path second = pipe("second.mp4");
		Path third = pipe("third.mp4");
		try (BatchRun run = BatchRun.inWorkers(VOICE, ModelStore.bundled(), 1, new WorkerStarter(new Isolation(60, mebibytes << 20)),
				options(out, 3), new BatchListener() {})) {
			CompletableFuture<BatchSummary> summary = later(run, inputs(pipe, second, third));
			try (FileOutputStream one = new FileOutputStream(pipe.toFile());
					FileOutputStream two = new FileOutputStream(second.toFile());
					FileOutputStream three = new FileOutputStream(third.toFile())) {
				assertThat(workers()).hasSize(processes);
			}
			assertThat(summary.join()).isEqualTo(new BatchSummary(3, 3));
		}
		assertNothingLeft();
	}

	/** Several clips at once in one process get the same rows as each alone. */
	@Test
	void clipsInOneWorkerDoNotDisturbEachOther() throws IOException {
		Path copy = Files.copy(Samples.DRAWN, folder.resolve("copy.mp4"));
		try (BatchRun run = BatchRun.inOneWorker(Settings.DEFAULT, ModelStore.bundled(), new WorkerStarter(Isolation.DEFAULT),
				options(out, 2), new BatchListener() {})) {
			assertThat(run.run(inputs(Samples.DRAWN, copy))).isEqualTo(new BatchSummary(2, 0));
		}
		Path alone = folder.resolve("alone");
		try (BatchRun run = BatchRun.inWorkers(Settings.DEFAULT, ModelStore.bundled(), 1, new WorkerStarter(Isolation.DEFAULT),
				options(alone, 1), new BatchListener() {})) {
			run.run(inputs(Samples.DRAWN, copy));
		}
		for (String file : List.of("clips.csv", "sample.frames.csv", "copy.frames.csv"))
			assertThat(out.resolve(file)).hasSameBinaryContentAs(alone.resolve(file));
		assertNothingLeft();
	}

	/** Not if cores are allowed, and not if its own folder is gone already: Java would then look for another one. */
	@Test
	void aCrashLeavesNothingInTheFolderThatTheRunWasStartedIn() throws IOException, InterruptedException {
		Set<Path> here = files(Path.of(""));
		cores("unlimited");
		try (BatchRun run = inWorkers(VOICE, Isolation.DEFAULT)) {
			CompletableFuture<BatchSummary> summary = later(run, inputs(pipe));
			kill("-ABRT");
			kill("-SEGV", () -> WorkerFolder.delete(ownFolder(workers().findFirst().orElseThrow())));
			assertThat(summary.join()).isEqualTo(new BatchSummary(1, 1));
		}
		finally {
			cores("0:");
		}
		assertThat(rows().get(1)).contains("crashed in native code");
		assertThat(files(Path.of(""))).isEqualTo(here);
		assertNothingLeft();
	}

	@Test
	void singleClipsAreIsolatedAlike() throws IOException {
		BatchRun.prepare(out);
		ModelStore models = ModelArchive.of(ModelStore.bundled(), "standard").unpack(folder.resolve("models"));
		try (IsolatedClips clips = new IsolatedClips(Settings.DEFAULT, models, Isolation.DEFAULT, Limits.DEFAULT, ClipOutputs.with(),
				out)) {
			CompletableFuture<List<String>> killed = later(clips, new ClipFile("1", pipe));
			kill("-KILL");
			kill("-SEGV");
			assertThat(killed.join()).contains("failed");
			assertThat(killed.join().get(ClipTable.COLUMNS.indexOf("error")))
					.endsWith("the process that analysed it crashed in native code, also when tried again alone");
			CompletableFuture<List<String>> two = later(clips, new ClipFile("2", Samples.DRAWN));
			assertThat(later(clips, new ClipFile("3", Samples.DRAWN)).join()).isEqualTo(two.join()).contains("ok");
		}
		assertThat(out.resolve("2.frames.csv")).hasSameBinaryContentAs(out.resolve("3.frames.csv"));
		assertNothingLeft();
	}

	@Test
	void aWorkerBegunAheadIsTheFirstThatIsUsed() throws IOException, InterruptedException {
		WorkerStarter ahead = WorkerStarter.ahead(Isolation.DEFAULT, false);
		ProcessHandle begun = awaitWorker();
		try (BatchRun run = inWorkers(VOICE, ahead.within(new Isolation(60, Isolation.DEFAULT.memoryBytes())))) {
			assertThat(workers()).containsExactly(begun);
			assertThat(run.run(inputs(Samples.DRAWN))).isEqualTo(new BatchSummary(1, 0));
		}
		assertNothingLeft();
	}

	@Test
	void aWorkerBegunAheadWithOtherMemoryOrKilledMeanwhileIsReplaced() throws IOException, InterruptedException {
		for (long memory : List.of(Isolation.DEFAULT.memoryBytes(), Isolation.DEFAULT.memoryBytes() / 2)) {
			WorkerStarter ahead = WorkerStarter.ahead(Isolation.DEFAULT, false);
			ProcessHandle begun = awaitWorker();
			if (memory == Isolation.DEFAULT.memoryBytes())
				begun.destroyForcibly();
			try (BatchRun run = inWorkers(VOICE, ahead.within(new Isolation(60, memory)))) {
				assertThat(begun.isAlive()).isFalse();
				assertThat(run.run(inputs(Samples.DRAWN))).isEqualTo(new BatchSummary(1, 0));
			}
			assertNothingLeft();
		}
	}

	@Test
	void aWorkerBegunAheadInVainIsDismissed() throws IOException, InterruptedException {
		WorkerStarter ahead = WorkerStarter.ahead(Isolation.DEFAULT, false);
		awaitWorker();
		ahead.dismiss();
		assertThat(workers()).isEmpty();
		assertThat(workerFolders()).isEmpty();
	}

	@Test
	void aHangIsGivenUp() throws IOException {
		try (BatchRun run = inWorkers(VOICE, new Isolation(10, 4L << 30))) {
			assertThat(run.run(inputs(pipe, Samples.DRAWN))).isEqualTo(new BatchSummary(2, 1));
		}
		assertThat(rows().get(1)).startsWith("pipe,failed").contains("it took longer than 10 s (--timeout-per-clip)")
				.doesNotContain("tried again");
		assertThat(rows().get(2)).startsWith("sample,ok");
		assertNothingLeft();
	}

	@Test
	void aWorkerThatNeedsTooMuchMemoryIsStopped() {
		StageException refused = catchThrowableOfType(StageException.class, () -> inWorkers(VOICE, new Isolation(60, 1 << 25)));
		assertThat(refused).hasMessageContaining("more than the 32 MiB of --memory-per-worker");
	}

	@Test
	void stoppingFinishesTheClipInHandAndTheRunGoesOnLater() throws IOException {
		Path copy = Files.copy(Samples.DRAWN, folder.resolve("copy.mp4"));
		BatchOptions options = options(out, 1);
		List<RunInput> inputs = inputs(Samples.DRAWN, copy);
		try (Analyzer analyzer = new Analyzer(VOICE, ModelStore.bundled(), 1)) {
			BatchRun[] self = new BatchRun[1];
			BatchListener stopper = new BatchListener() {

				@Override
				public void finished(ClipFile clip, ClipResult result) {
					self[0].stop();
				}
			};
			self[0] = new BatchRun(analyzer, options, stopper);
			assertThat(self[0].run(inputs)).isEqualTo(new BatchSummary(2, 0, 1));
			assertThat(out.resolve("clips.csv")).doesNotExist();
			List<String> analysed = new ArrayList<>();
			BatchListener names = new BatchListener() {

				@Override
				public void finished(ClipFile clip, ClipResult result) {
					analysed.add(clip.name());
				}
			};
			try (BatchRun rest = new BatchRun(analyzer, new BatchOptions(out, 1, ClipOutputs.with(), true, "test"), names)) {
				assertThat(rest.run(inputs)).isEqualTo(new BatchSummary(2, 0));
			}
			assertThat(analysed).containsExactly("copy");
		}
		assertThat(rows()).hasSize(3);
	}

	@Test
	void twoRunsCannotWriteToOneFolder() throws IOException {
		BatchRun.prepare(out);
		try (Journal<String> held = Journal.open(out, Map.of("version", ""), false, new TypeReference<String>() {});
				BatchRun run = inWorkers(VOICE, Isolation.DEFAULT)) {
			assertThat(held.earlierRow("sample", Samples.DRAWN)).isNull();
			assertThat(catchThrowableOfType(StageException.class, () -> run.run(inputs(Samples.DRAWN))))
					.hasMessageContaining("another run is writing to this folder");
		}
	}

	// -- Helper methods --

	private BatchRun inWorkers(Settings settings, Isolation isolation) throws StageException {
		return inWorkers(settings, new WorkerStarter(isolation));
	}

	private BatchRun inWorkers(Settings settings, WorkerStarter starter) throws StageException {
		return BatchRun.inWorkers(settings, ModelStore.bundled(), 1, starter, options(out, 1), new BatchListener() {

			@Override
			public void finished(ClipFile clip, ClipResult result) {
				results.add(result);
			}
		});
	}

	private static BatchOptions options(Path out, int jobs) {
		return new BatchOptions(out, jobs, ClipOutputs.with(), false, "test");
	}

	/** Pipes too, which a run refuses by itself: a test decides when they are read. */
	private static List<RunInput> inputs(Path... files) {
		return Stream.of(files).map(file -> new RunInput(new ClipFile(file.getFileName().toString().replaceFirst("\\.\\w+$", ""), file),
				Optional.empty())).toList();
	}

	private List<String> rows() throws IOException {
		return Files.readAllLines(out.resolve("clips.csv"));
	}

	private Path pipe(String name) throws IOException, InterruptedException {
		Path made = folder.resolve(name);
		assertThat(new ProcessBuilder("mkfifo", made.toString()).start().waitFor()).isZero();
		return made;
	}

	/** Waits until a worker reads from a pipe, which it then finds empty. */
	private static void open(Path pipe) {
		try {
			new FileOutputStream(pipe.toFile()).close();
		}
		catch (IOException failed) {
			throw new AssertionError(failed);
		}
	}

	private interface Deed {
		void happen() throws IOException;
	}

	private void kill(String signal) throws IOException {
		kill(signal, () -> {});
	}

	/** Waits until the worker reads from the pipe, then kills it. */
	private void kill(String signal, Deed before) throws IOException {
		try (FileOutputStream otherEnd = new FileOutputStream(pipe.toFile())) {
			before.happen();
			ProcessHandle worker = workers().findFirst().orElseThrow();
			new ProcessBuilder("kill", signal, String.valueOf(worker.pid())).start();
			worker.onExit().join();
		}
	}

	private static ProcessHandle awaitWorker() throws InterruptedException {
		Optional<ProcessHandle> worker = workers().findFirst();
		while (worker.isEmpty()) {
			Thread.sleep(10);
			worker = workers().findFirst();
		}
		return worker.get();
	}

	/**
	 * Recognised by the program only: Linux tells Java nothing about a command line beyond 4 KiB, as with a long class
	 * path.
	 */
	private static Stream<ProcessHandle> workers() {
		return ProcessHandle.current().children().filter(child -> child.info().command().orElse("").endsWith("java"));
	}

	/** The whole command line, from Linux. */
	private static Path ownFolder(ProcessHandle worker) throws IOException {
		String option = "-Djava.io.tmpdir=";
		return Stream.of(Files.readString(Path.of("/proc", String.valueOf(worker.pid()), "cmdline")).split("\0"))
				.filter(word -> word.startsWith(option)).map(word -> Path.of(word.substring(option.length())))
				.reduce((earlier, last) -> last).orElseThrow();
	}

	private void assertNothingLeft() throws IOException {
		assertThat(workers()).as("workers").isEmpty();
		assertThat(workerFolders()).as("temporary folders").isEmpty();
		try (Stream<Path> files = Files.list(out)) {
			assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("."));
		}
	}

	/** Of workers that this process started; other runs on this machine have theirs. */
	private static Set<Path> workerFolders() throws IOException {
		return files(Path.of(System.getProperty("java.io.tmpdir"))).stream()
				.filter(file -> file.getFileName().toString().startsWith("demeanor-worker-" + ProcessHandle.current().pid() + "-"))
				.collect(Collectors.toSet());
	}

	private static Set<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.collect(Collectors.toSet());
		}
	}

	/** The largest core that this process and its children may leave; it stays as it is if it may not be raised. */
	private static void cores(String limit) throws IOException, InterruptedException {
		new ProcessBuilder("prlimit", "--pid", String.valueOf(ProcessHandle.current().pid()), "--core=" + limit).start().waitFor();
	}

	/** The clip's row under a name that is the same for all. */
	private static CompletableFuture<List<String>> later(IsolatedClips clips, ClipFile clip) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return ClipTable.row("clip", clips.analyze(clip));
			}
			catch (StageException failed) {
				throw new AssertionError(failed);
			}
		});
	}

	private static CompletableFuture<BatchSummary> later(BatchRun run, List<RunInput> inputs) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return run.run(inputs);
			}
			catch (StageException failed) {
				throw new AssertionError(failed);
			}
		});
	}
}
