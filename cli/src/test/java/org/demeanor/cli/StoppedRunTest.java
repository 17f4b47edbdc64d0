package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run whose second clip never ends: a pipe takes its place once the run has begun, and a test holds it open. The first
 * signal cannot end the run, a further one has to.
 */
@EnabledOnOs(OS.LINUX)
class StoppedRunTest {

	/** 128 and the number of SIGTERM, as shells say it. */
	private static final int TERMINATED = 143;
	private static final int MOST_SECONDS = 60;
	private static final Path SAMPLE = AnalyzeCommandTest.SAMPLE.toAbsolutePath();

	@TempDir
	private Path folder;
	private Path clip;
	private Path pipe;

	@BeforeEach
	void pipe() throws IOException, InterruptedException {
		clip = Files.copy(SAMPLE, folder.resolve("endless.mp4"));
		pipe = folder.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
	}

	@Test
	void aFurtherSignalEndsARunWithItsWorkers() throws Exception {
		List<ProcessHandle> workers = stopTwice();
		assertThat(workers).isNotEmpty();
		for (ProcessHandle worker : workers)
			worker.onExit().get(MOST_SECONDS, TimeUnit.SECONDS);
		try (Stream<Path> left = Files.list(folder)) {
			assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("demeanor-worker-"));
		}
	}

	@Test
	void aFurtherSignalEndsAnAnalysisInThisProcess() throws Exception {
		stopTwice("--in-process");
	}

	/** Returns the workers that the run had. */
	private List<ProcessHandle> stopTwice(Object... options) throws Exception {
		Path out = folder.resolve("out");
		Object[] command = Stream.concat(Stream.of("analyze", SAMPLE, clip, "--jobs", 1, "--out", out), Stream.of(options)).toArray();
		try (Driver driver = Driver.start(folder, folder, command)) {
			while (!Files.exists(out.resolve("journal.jsonl"))) {
				assertThat(driver.isAlive()).as(driver.said()).isTrue();
				Thread.sleep(1);
			}
			Files.move(pipe, clip, StandardCopyOption.REPLACE_EXISTING);
			CompletableFuture<OutputStream> reading = CompletableFuture.supplyAsync(this::open);
			try (OutputStream held = reading.get(MOST_SECONDS, TimeUnit.SECONDS)) {
				List<ProcessHandle> workers = driver.workers();
				driver.signal("TERM");
				while (!driver.said().contains("a signal after two seconds stops at once")) {
					assertThat(driver.isAlive()).as(driver.said()).isTrue();
					Thread.sleep(20);
				}
				for (int second = 0; second < MOST_SECONDS && !driver.ends(1, TimeUnit.SECONDS); second++)
					driver.signal("TERM");
				assertThat(driver.isAlive()).as(driver.said()).isFalse();
				assertThat(driver.exitCode()).as(driver.said()).isEqualTo(TERMINATED);
				assertThat(driver.said()).hasLineCount(1);
				return workers;
			}
		}
	}

	/** Waits until somebody reads from the pipe. */
	private OutputStream open() {
		try {
			return new FileOutputStream(clip.toFile());
		}
		catch (IOException failed) {
			throw new AssertionError(failed);
		}
	}
}
