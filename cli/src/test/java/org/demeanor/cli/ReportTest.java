package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --report}: one page, the same for any split of the run. */
class ReportTest {

	@TempDir
	private Path folder;

	@Test
	void thePageIsTheSameFromWorkersInProcessResumedAndMerged() throws IOException {
		Path clip = Files.copy(AnalyzeCommandTest.SAMPLE, folder.resolve("clip.mp4"));
		List<Path> clips = List.of(AnalyzeCommandTest.SAMPLE, clip);
		analyze(clips, "workers");
		analyze(clips, "here", "--in-process");
		analyze(clips, "1", "--shard", "1/2");
		analyze(clips, "2", "--shard", "2/2");
		Run.demeanor("merge", folder.resolve("2"), folder.resolve("1"), "--out", folder.resolve("merged"));
		String page = Files.readString(folder.resolve("workers").resolve("report.html"));
		assertThat(page).contains("id=\"data-clip-0\"", "id=\"data-clip-1\"", "\"jpeg\":").doesNotContain("https:");
		analyze(clips, "workers", "--resume");
		for (String other : List.of("workers", "here", "merged"))
			assertThat(folder.resolve(other).resolve("report.html")).as(other).hasContent(page);
	}

	private void analyze(List<Path> clips, String out, Object... options) {
		List<Object> words = new ArrayList<>(List.of("analyze", "--report", "--out", folder.resolve(out)));
		words.addAll(clips);
		words.addAll(List.of(options));
		Run run = Run.demeanor(words.toArray());
		assertThat(run.exitCode()).as(run.err()).isZero();
	}
}
