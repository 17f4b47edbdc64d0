package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run whose clip never ends: it is a pipe that a test holds open. The first signal cannot end the run, a further one has to. */
@EnabledOnOs(OS.LINUX)
class StoppedRunTest {

	/** 128 and the number of SIGTERM, as shells say it. */
	private static final int TERMINATED = 143;
	private static final int MOST_SECONDS = 60;

	@TempDir
	private Path folder;
	private Path pipe;

	@BeforeEach
	void pipe() throws IOException, InterruptedException {
		pipe = Files.createDirectory(folder.resolve("clips")).resolve("endless.mp4");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
	}

	@Test
	void aFurtherSignalEndsARunWithItsWorkers() throws Exception {
		List<ProcessHandle> workers = stopTwice("analyze", pipe, "--out", folder.resolve("out"));
		assertThat(workers).isNotEmpty();
		for (ProcessHandle worker : workers)
			worker.onExit().get(MOST_SECONDS, TimeUnit.SECONDS);
		try (Stream<Path> left = Files.list(folder)) {
			assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("demeanor-worker-"));
		}
	}

	@Test
	void aFurtherSignalEndsAnAnalysisInThisProcess() throws Exception {
		stopTwice("analyze", pipe, "--out", folder.resolve("out"), "--in-process");
	}

	/** Returns the workers that the run had. */
	private List<ProcessHandle> stopTwice(Object... command) throws Exception {
		try (Driver driver = Driver.start(folder, folder, command)) {
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
			return new FileOutputStream(pipe.toFile());
		}
		catch (IOException failed) {
			throw new AssertionError(failed);
		}
	}
}
