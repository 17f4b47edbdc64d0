package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run over very many short clips, {@code -Dmany.clips=10000}: as many rows, and no more memory at the end than at the
 * beginning.
 */
@EnabledIfSystemProperty(named = "many.clips", matches = "\\d+")
class ManyClipsTest {

	private static final int CLIPS = Integer.getInteger("many.clips", 0);
	private static final int TENTHS = 10;

	@TempDir
	private Path folder;

	@Test
	void memoryStaysFlat() throws IOException, InterruptedException {
		Path clips = ShortClips.many(CLIPS, folder);
		Path out = folder.resolve("out");
		List<Long> memory = new ArrayList<>();
		long start = System.nanoTime();
		try (Driver driver = Driver.start(folder, folder, "analyze", clips, "--out", out, "--parquet")) {
			while (!driver.ends(1, TimeUnit.SECONDS))
				memory.add(memory(driver));
			assertThat(Csv.rows(out.resolve("clips.csv"))).as(driver.said()).hasSize(CLIPS);
		}
		List<Long> peaks = new ArrayList<>();
		for (int tenth = 0; tenth < TENTHS; tenth++)
			peaks.add(memory.subList(memory.size() * tenth / TENTHS, memory.size() * (tenth + 1) / TENTHS).stream()
					.mapToLong(Long::longValue).max().orElseThrow());
		System.out.printf("%d clips in %d s; peak MiB of driver and worker, tenth by tenth: %s%n", CLIPS,
				TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start), peaks);
		assertThat(peaks.get(TENTHS - 1)).isLessThanOrEqualTo(peaks.get(1) * 11 / 10);
	}

	/** MiB of physical memory of the run, including its worker. */
	private static long memory(Driver driver) throws IOException {
		long kib = resident(driver.pid());
		for (ProcessHandle worker : driver.workers())
			kib += resident(worker.pid());
		return kib >> 10;
	}

	private static long resident(long pid) throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
			return lines.filter(line -> line.startsWith("VmRSS:")).findFirst()
					.map(line -> Long.parseLong(line.replaceAll("\\D", ""))).orElse(0L);
		}
		catch (NoSuchFileException ended) {
			return 0;
		}
	}
}
