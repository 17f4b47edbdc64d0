package org.demeanor.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.input.Inputs;
import org.demeanor.report.Results;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are still being copied when their analysis begins. */
class ChangedInputTest {

	@TempDir
	private Path folder;
	private Path clip;
	private Path out;
	private final List<String> told = new ArrayList<>();
	private int analysed;

	@BeforeEach
	void clip() throws IOException {
		clip = Files.writeString(folder.resolve("clip.mp4"), "the first half");
		out = folder.resolve("out");
	}

	@Test
	void aClipThatGrowsWhileItIsReadIsAnalysedAgain() throws IOException {
		run(false, () -> Files.writeString(clip, ", and the rest", StandardOpenOption.APPEND));
		assertThat(told).containsExactly(clip + ": media: changed while it was read; a resumed run analyses it again");
		assertThat(row()).contains("the file changed while it was read");
		run(true, () -> {});
		assertThat(analysed).isEqualTo(2);
		assertThat(told).hasSize(1);
		assertThat(row()).doesNotContain("changed");
		run(true, () -> {});
		assertThat(analysed).as("not again").isEqualTo(2);
	}

	/** Copies may reserve their whole size at the beginning. */
	@Test
	void aClipOfTheSameSizeWhoseTimeChangesIsAnalysedAgain() throws IOException {
		Files.setLastModifiedTime(clip, FileTime.fromMillis(1_000_000));
		run(false, () -> Files.setLastModifiedTime(clip, FileTime.fromMillis(2_000_000)));
		run(true, () -> {});
		assertThat(analysed).isEqualTo(2);
	}

	/** It cannot be analysed again. */
	@Test
	void aClipThatIsRemovedWhileItIsReadKeepsItsFindings() throws IOException {
		run(false, () -> Files.delete(clip));
		run(true, () -> {});
		assertThat(analysed).isEqualTo(1);
		assertThat(told).isEmpty();
	}

	// -- Helper methods --

	/** What happens to the file during its analysis. */
	private interface Meanwhile {

		void happens() throws IOException;
	}

	private void run(boolean resume, Meanwhile meanwhile) throws IOException {
		IdleWorkers worker = new IdleWorkers() {

			@Override
			public ClipResult analyze(ClipFile file) {
				analysed++;
				try {
					meanwhile.happens();
				}
				catch (IOException failed) {
					throw new UncheckedIOException(failed);
				}
				return Results.withoutFace();
			}
		};
		BatchListener listener = new BatchListener() {

			@Override
			public void noted(StageException what) {
				told.add(what.getMessage());
			}
		};
		try (BatchRun run = new BatchRun(worker, new BatchOptions(out, 1, ClipOutputs.with(), resume, "test"), listener)) {
			assertThat(run.run(Inputs.expand(List.of(clip.toString()), out))).isEqualTo(new BatchSummary(1, 0));
		}
	}

	private String row() throws IOException {
		return Files.readAllLines(out.resolve("clips.csv")).get(1);
	}
}
