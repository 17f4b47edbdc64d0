package org.demeanor.report.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demeanor.report.PersonRows.person;
import static org.demeanor.report.PersonRows.seen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.PeopleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainPersonTest {

	@TempDir
	private Path folder;

	@Test
	void isOnMostFrames() {
		assertThat(MainPerson.of(List.of(person(1, 3), person(2, 9), person(3, 4)), List.of(seen(1, 90), seen(2, 40)))).isEqualTo("2");
		assertThat(MainPerson.of(List.of(person(1, 3)), List.of())).isEqualTo("1");
		assertThat(MainPerson.of(List.of(), List.of())).isEmpty();
	}

	@Test
	void isTheLargestOfThoseOnEquallyMany() {
		List<List<String>> people = List.of(person(1, 3), person(2, 3), person(3, 2));
		assertThat(MainPerson.of(people, List.of(seen(1, 40), seen(1, 40), seen(2, 50), seen(2, 50), seen(3, 99)))).isEqualTo("2");
		assertThat(MainPerson.of(people, List.of(seen(1, 40), seen(2, 40), seen(3, 99)))).isEqualTo("1");
	}

	@Test
	void aDamagedTableOfFramesIsNamed() throws IOException {
		write("c.people.csv", PeopleTable.COLUMNS, List.of(person(1, 3), person(2, 3)));
		assertThat(MainPerson.of(folder, "c")).isEqualTo("1");
		List<String> damaged = new ArrayList<>(seen(1, 40));
		damaged.set(FrameTable.COLUMNS.indexOf("width"), "wide");
		write("c.frames.csv", FrameTable.COLUMNS, List.of(damaged));
		assertThatThrownBy(() -> MainPerson.of(folder, "c")).isInstanceOf(StageException.class).hasMessageContaining("c.frames.csv")
				.hasMessageContaining("wide");
	}

	@Test
	void aDamagedTableOfPeopleIsNamed() throws IOException {
		List<String> damaged = new ArrayList<>(person(1, 3));
		damaged.set(PeopleTable.COLUMNS.indexOf("person"), "nobody");
		write("c.people.csv", PeopleTable.COLUMNS, List.of(damaged));
		assertThatThrownBy(() -> MainPerson.of(folder, "c")).isInstanceOf(StageException.class).hasMessageContaining("c.people.csv")
				.hasMessageContaining("nobody");
	}

	// -- Helper methods --

	private void write(String file, List<String> columns, List<List<String>> rows) throws IOException {
		List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
		rows.forEach(row -> lines.add(String.join(",", row)));
		Files.write(folder.resolve(file), lines);
	}
}
