package org.demeanor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.report.table.ClipTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a run on a terminal. */
class ResultTableTest {

	@TempDir
	private Path out;

	@Test
	void columnsAreAlignedAndFilesNamed() throws Exception {
		Files.createFile(out.resolve("run.json"));
		for (String file : List.of("a.frames.csv", "a.timeline.csv", "a.people.csv", "people.csv", "segments.csv", "summary.csv",
				"a.TextGrid", "a.eaf", "a.srt", "a.boris.csv", "clips.raw.csv"))
			Files.createFile(out.resolve(file));
		assertThat(printed(row("a", "ok", "happy", "0.876543", "happy", "calm"), row("a film", "failed", "", "", "", "")))
				.containsExactly("",
						"clip    status  label  confidence  face   voice",
						"a       ok      happy  0.88        happy  calm",
						"a film  failed",
						"",
						"Files in " + out + ":",
						"  clips.csv       a row for each clip",
						"  clips.raw.csv   the same before calibration",
						"  *.frames.csv    a row for each face on each frame",
						"  *.timeline.csv  a row for each step of time and person",
						"  people.csv      a row for each person",
						"  segments.csv    a row for each segment",
						"  summary.csv     shares, means, peaks and episodes of each emotion",
						"  *.TextGrid      the timeline for Praat",
						"  *.eaf           the timeline for ELAN",
						"  *.srt           the timeline as subtitles",
						"  *.boris.csv     the timeline for BORIS",
						"  run.json        version, options, models, times");
	}

	@Test
	void ofManyClipsTheFirstAreShown() throws Exception {
		List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < 121; i++)
			rows.add(row("clip" + i, "ok", "", "", "", ""));
		assertThat(printed(rows)).contains("clip19  ok", "... and 101 rows more").doesNotContain("clip20  ok");
		assertThat(printed(rows.subList(0, 21))).contains("... and 1 row more");
		assertThat(printed(rows.subList(0, 20))).noneMatch(line -> line.startsWith("..."));
	}

	@Test
	void noNameBreaksTheTableOrCommandsTheTerminal() throws Exception {
		assertThat(printed(row("\u001b[2J" + "x".repeat(50), "ok", "", "", "", "")))
				.contains("\\u001b[2J" + "x".repeat(28) + "...  ok");
	}

	@SafeVarargs
	private List<String> printed(List<String>... rows) throws StageException {
		return printed(List.of(rows));
	}

	private List<String> printed(List<List<String>> rows) throws StageException {
		ClipTable.write(out.resolve(ClipTable.FILE), rows);
		StringWriter text = new StringWriter();
		ResultTable.print(out, new PrintWriter(text));
		return text.toString().lines().toList();
	}

	private static List<String> row(String clip, String status, String label, String confidence, String face, String voice) {
		List<String> row = new ArrayList<>(Collections.nCopies(ClipTable.COLUMNS.size(), ""));
		List<String> columns = List.of("clip", "status", "label", "confidence", "face_label", "voice_label");
		List<String> cells = List.of(clip, status, label, confidence, face, voice);
		for (int i = 0; i < cells.size(); i++)
			row.set(ClipTable.COLUMNS.indexOf(columns.get(i)), cells.get(i));
		return row;
	}
}
