package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a run, its files are those of an undisturbed run.
 * {@code -Dkilled.clips=200 -Dkilled.kills=20 -Dkilled.seed=2} makes the test longer.
 */
@EnabledOnOs(OS.LINUX)
class KilledRunTest {

	private static final int CLIPS = Integer.getInteger("killed.clips", 12);
	private static final int KILLS = Integer.getInteger("killed.kills", 3);
	/** A kill comes at most this many milliseconds after the decision. */
	private static final int MOMENT = 300;
	private static final Random RANDOM = new Random(Long.getLong("killed.seed", 1));

	@TempDir
	private static Path folder;
	private static Path clips;
	private static Path undisturbed;

	@BeforeAll
	static void undisturbedRun() throws IOException, InterruptedException {
		clips = ShortClips.many(CLIPS, folder);
		undisturbed = folder.resolve("undisturbed");
		try (Driver driver = start(undisturbed)) {
			assertThat(driver.exitCode()).as(driver.said()).isEqualTo(ExitCode.SOME_FAILED);
			assertThat(Csv.rows(undisturbed.resolve("clips.csv"))).hasSize(CLIPS);
		}
	}

	@Test
	void aTerminatedAndThenKilledDriverIsResumed() throws IOException, InterruptedException {
		Path out = folder.resolve("driver");
		terminate(out);
		int killed = 0;
		for (int kill = 1; kill <= KILLS; kill++)
			try (Driver driver = start(out, "--jobs", 2, "--resume")) {
				// At any time of the run, from its start to the writing of the tables.
				int done = rows(out).size();
				await(driver, out, RANDOM.nextInt(done, Math.max(done, CLIPS * kill / KILLS) + 1));
				if (!driver.ends(RANDOM.nextLong(MOMENT), TimeUnit.MILLISECONDS)) {
					driver.signal("KILL");
					killed++;
				}
			}
		assertThat(killed).isPositive();
		List<String> rows = rows(out);
		finish(out);
		assertThat(rows(out)).as("rows that stay").startsWith(rows.toArray(new String[0]));
		System.out.printf("%d of %d times the driver was killed, with %d of %d clips done at the last%n", killed, KILLS,
				rows.size(), CLIPS);
		RunFiles.assertSame(out, undisturbed);
	}

	@Test
	void killedWorkersCostNoRow() throws IOException, InterruptedException {
		Path out = folder.resolve("workers");
		int killed = 0;
		try (Driver driver = start(out, "--jobs", 2)) {
			// Not at the end: a clip whose second worker is killed, too, has failed.
			for (int kill = 1; kill <= KILLS; kill++) {
				await(driver, out, CLIPS * 2 / 3 * kill / KILLS);
				Thread.sleep(RANDOM.nextInt(MOMENT));
				List<ProcessHandle> workers = driver.workers();
				if (!workers.isEmpty()) {
					Driver.signal(RANDOM.nextBoolean() ? "KILL" : "SEGV", workers.get(RANDOM.nextInt(workers.size())));
					killed++;
				}
			}
			driver.exitCode();
			assertThat(killed).as(driver.said()).isPositive();
		}
		System.out.printf("%d workers were killed%n", killed);
		RunFiles.assertSame(out, undisturbed);
	}

	@Test
	void everyWayGivesTheSameFiles() throws IOException {
		analyze("here", "--in-process");
		analyze("here-2", "--in-process", "--jobs", 2);
		for (int shard = 1; shard <= 3; shard++)
			analyze("shard-" + shard, "--in-process", "--shard", shard + "/3");
		Path merged = folder.resolve("merged");
		Run.demeanor("merge", folder.resolve("shard-3"), folder.resolve("shard-1"), folder.resolve("shard-2"), "--out", merged);
		for (String way : List.of("here", "here-2", "merged"))
			RunFiles.assertSame(folder.resolve(way), undisturbed);
	}

	// -- Helper methods --

	/** The clips in hand are finished and no others begun. */
	private static void terminate(Path out) throws IOException, InterruptedException {
		try (Driver driver = start(out, "--jobs", 2)) {
			await(driver, out, 1);
			// As srun and SLURM's daemon do at a time limit, some milliseconds apart.
			driver.signal("TERM");
			driver.signal("TERM");
			assertThat(driver.exitCode()).as(driver.said()).isEqualTo(ExitCode.SOME_FAILED);
			assertThat(driver.said()).contains("stopping when the clips in hand are finished",
					" of " + CLIPS + " clips left; --resume goes on").doesNotContain("\tat ");
		}
		assertThat(out).isDirectoryNotContaining("glob:**/{.*,clips.*,frames.parquet,run.json,report.html}");
	}

	private static Object[] command(Path out, Object... options) {
		List<Object> command = new ArrayList<>(List.of("analyze", clips, "--out", out, "--report", "--parquet"));
		command.addAll(List.of(options));
		return command.toArray();
	}

	private static Driver start(Path out, Object... options) throws IOException {
		return Driver.start(folder, folder, command(out, options));
	}

	private static void finish(Path out) throws IOException, InterruptedException {
		try (Driver driver = start(out, "--jobs", 2, "--resume")) {
			driver.exitCode();
		}
	}

	private static void analyze(String out, Object... options) {
		Run.demeanor(command(folder.resolve(out), options));
	}

	/** Waits until the run has this many rows, or is at its end. */
	private static void await(Driver driver, Path out, int rows) throws IOException, InterruptedException {
		while (driver.isAlive() && rows(out).size() < rows)
			Thread.sleep(10);
	}

	/** The number of finished clips; the line before them says how they were made. */
	private static List<String> rows(Path out) throws IOException {
		Path journal = out.resolve("journal.jsonl");
		if (!Files.exists(journal))
			return List.of();
		try (Stream<String> lines = Files.lines(journal)) {
			return lines.skip(1).filter(line -> line.endsWith("}")).toList();
		}
	}
}
