package org.demeanor.cli.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.hadoop.conf.Configuration;
import org.demeanor.StageException;
import org.demeanor.file.FileStamp;
import org.demeanor.report.table.ClipTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was found in a clip is kept as long as it is whole, and the clip, options and models are the same. */
class SparkJournalTest {

	@TempDir
	private Path folder;
	private Path out;
	private SparkInput clip;

	@BeforeEach
	void clip() throws IOException {
		out = folder.resolve("out");
		clip = new SparkInput(0, "a", Files.writeString(folder.resolve("a.mp4"), "pictures").toString(), null);
	}

	@Test
	void aClipIsKeptForTheNextJob() throws IOException {
		Workplace.Analysed found = found("ok");
		open(.5, false).add(clip, FileStamp.of(clip.file()), found);
		assertThat(open(.5, true).earlier(clip)).contains(found);
		assertThat(open(.5, false).earlier(clip)).isEmpty();
	}

	@Test
	void aChangedClipIsAnalysedAgain() throws IOException {
		open(.5, false).add(clip, FileStamp.of(clip.file()), found("ok"));
		Files.writeString(clip.file(), "other pictures");
		assertThat(open(.5, true).earlier(clip)).isEmpty();
	}

	/** As one that was still being copied. */
	@Test
	void aClipThatGrewWhileItWasReadIsAnalysedAgain() throws IOException {
		FileStamp before = FileStamp.of(clip.file());
		Files.writeString(clip.file(), ", and the rest", StandardOpenOption.APPEND);
		open(.5, false).add(clip, before, found("ok"));
		assertThat(open(.5, true).earlier(clip)).isEmpty();
	}

	@Test
	void aFailedClipIsTriedAgain() throws IOException {
		open(.5, false).add(clip, FileStamp.of(clip.file()), found("failed"));
		assertThat(open(.5, true).earlier(clip)).isEmpty();
	}

	@Test
	void whatIsNotWholeIsAnalysedAgainAndReplaced() throws IOException {
		open(.5, false).add(clip, FileStamp.of(clip.file()), found("ok"));
		Path kept = kept();
		for (String damaged : List.of("", "null", "{}", Files.readString(kept).substring(0, 40))) {
			Files.writeString(kept, damaged);
			damaged(damaged);
			// Hadoop's checksum lies beside a file on a local disk alone.
			Files.deleteIfExists(kept.resolveSibling("." + kept.getFileName() + ".crc"));
			Files.writeString(kept, damaged);
			damaged(damaged);
		}
	}

	@Test
	void otherOptionsAreRefusedAndNothingIsLost() throws IOException {
		open(.5, false).add(clip, FileStamp.of(clip.file()), found("ok"));
		assertThatThrownBy(() -> open(.4, true)).isInstanceOf(StageException.class)
				.hasMessage("out: report: holds a run that differs in timeline-step; resume with the same or choose another folder");
		assertThat(open(.5, true).earlier(clip)).isPresent();
	}

	@Test
	void anExecutorOfADeadJobDoesNotWriteIntoTheNextOnes() throws IOException {
		SparkJournal dead = open(.5, false);
		SparkJournal next = open(.4, false);
		dead.add(clip, FileStamp.of(clip.file()), found("ok"));
		assertThat(next.earlier(clip)).isEmpty();
	}

	@Test
	void whatAKillCutOffGoes() throws IOException {
		open(.5, false);
		Path part = Files.writeString(folder.resolve("out/_analysed/_part-1"), "{");
		open(.5, true);
		assertThat(part).doesNotExist();
	}

	/** Hadoop reads brackets, braces and stars in names as patterns. */
	@Test
	void aFolderMayBeCalledLikeAPattern() throws IOException {
		out = folder.resolve("out [1] {*");
		open(.5, false).add(clip, FileStamp.of(clip.file()), found("ok"));
		Path part = Files.writeString(out.resolve("_analysed/_part-1"), "{");
		assertThat(open(.5, true).earlier(clip)).isPresent();
		assertThat(part).doesNotExist();
	}

	@Test
	void whatIsNoPathIsOneLine() {
		for (String none : List.of("", "run 1:2"))
			assertThatThrownBy(() -> new SharedFolder(none, new Configuration())).isInstanceOf(StageException.class)
					.hasMessageStartingWith("--out: option: '" + none + "' is no usable path or address: ");
	}

	// -- Helper methods --

	private void damaged(String content) throws IOException {
		SparkJournal journal = open(.5, true);
		assertThat(journal.earlier(clip)).as(content).isEmpty();
		journal.add(clip, FileStamp.of(clip.file()), found("ok"));
		assertThat(journal.earlier(clip)).as(content).isPresent();
	}

	private SparkJournal open(double step, boolean resume) throws IOException {
		SharedFolder shared = new SharedFolder(out.toString(), new Configuration());
		return SparkJournal.open(shared, "out", Map.of("timeline-step", step), resume);
	}

	private Workplace.Analysed found(String status) {
		List<String> row = new ArrayList<>(Collections.nCopies(ClipTable.COLUMNS.size(), ""));
		row.set(ClipTable.COLUMNS.indexOf("clip"), clip.clip());
		row.set(ClipTable.COLUMNS.indexOf("status"), status);
		return new Workplace.Analysed(row, List.of(List.of("frame"), List.of("0")), List.of(), List.of());
	}

	private Path kept() throws IOException {
		try (Stream<Path> files = Files.list(folder.resolve("out/_analysed"))) {
			return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}\\.json")).findFirst().orElseThrow();
		}
	}
}
