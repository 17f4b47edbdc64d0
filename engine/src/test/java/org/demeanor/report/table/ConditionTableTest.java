package org.demeanor.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.score.Emotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionTableTest {

	private static final String HEADER = "clip,status,participant,group,voice_angry,voice_calm,voice_disgust,voice_fear,voice_happy,"
			+ "voice_sad,voice_surprise\n";

	@TempDir
	private Path folder;

	@Test
	void rowsHaveTheirConditionParticipantAndScores() throws Exception {
		List<ConditionTable.Row> rows = read("a,ok,p1,x,1,0,0,0,0,0,0\nb,no_voice,,x,,,,,,,\nc,failed,p2,y,1,0,0,0,0,0,0\n"
				+ "d,ok,p2,,1,0,0,0,0,0,0\n");
		assertThat(rows).extracting(ConditionTable.Row::clip).as("one without a condition is left out").containsExactly("a", "b", "c");
		assertThat(rows).extracting(ConditionTable.Row::condition).containsExactly("x", "x", "y");
		assertThat(rows).extracting(ConditionTable.Row::participant).containsExactly(Optional.of("p1"), Optional.empty(), Optional.of("p2"));
		assertThat(rows.get(0).scores().orElseThrow().top()).isEqualTo(Emotion.ofLabel("angry").orElseThrow());
		assertThat(rows.get(1).scores()).isEmpty();
		assertThat(rows.get(2).scores()).as("those of a part, perhaps").isEmpty();
	}

	/** Nets may tell more than scores, such as valence, and of one clip more than of another. */
	@Test
	void whatNetsTellBesidesStandsInItsOwnColumns() throws Exception {
		List<List<String>> rows = new ArrayList<>();
		for (String further : List.of("", "face_valence_mean=0.500000")) {
			List<String> row = new ArrayList<>(Collections.nCopies(ClipTable.COLUMNS.size(), ""));
			row.set(0, "clip" + rows.size());
			if (!further.isEmpty())
				row.add(further);
			rows.add(row);
		}
		Path file = folder.resolve("clips.csv");
		ConditionTable.write(file, "condition", rows, List.of("calm", "loud"));
		assertThat(ConditionTable.read(file, "condition", "")).extracting(ConditionTable.Row::condition).containsExactly("calm", "loud");
		List<String> lines = Files.readAllLines(file);
		assertThat(lines.get(0)).endsWith("people,face_valence_mean,condition");
		assertThat(lines.get(2)).endsWith(",0.500000,loud");
	}

	@Test
	void whatIsNoTableOfConditionsIsOneLine() {
		assertThatThrownBy(() -> read("a,ok,p1,x,one,0,0,0,0,0,0\n")).isInstanceOf(StageException.class)
				.hasMessageContaining("row 1: voice_angry is 'one', not a number");
		assertThatThrownBy(() -> read("a,ok,p1,x,1,0,,,0,0,0\n")).isInstanceOf(StageException.class)
				.hasMessageContaining("row 1: only 5 of 7 scores are given");
		assertThatThrownBy(() -> read("a,ok,p1,x,-1,0,0,0,0,0,0\n")).hasMessageContaining("must be finite and not negative");
		assertThatThrownBy(() -> read("a,ok\n")).hasMessageContaining("row 1: has 2 fields, not the 11 of the header");
		assertThatThrownBy(() -> ConditionTable.read(file(""), "colour", "voice_")).hasMessageContaining("has no column 'colour'");
	}

	private List<ConditionTable.Row> read(String rows) throws Exception {
		return ConditionTable.read(file(rows), "group", "voice_");
	}

	private Path file(String rows) throws Exception {
		return Files.writeString(folder.resolve("table.csv"), HEADER + rows);
	}
}
