package org.demeanor.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "clip,note\na,x\n", "\uFEFFclip,note\r\na,x\r\n", "\uFEFFclip;note\r\na;x\r\n", "clip\tnote\na\tx\n" })
	void tablesOfSpreadsheetsAreRead(String content) throws IOException {
		Path file = Files.writeString(folder.resolve("table.csv"), content);
		assertThat(CsvFile.read(file, List.of("clip", "note"))).singleElement().satisfies(row -> {
			assertThat(row.get("clip")).isEqualTo("a");
			assertThat(row.get("note")).isEqualTo("x");
		});
	}

	@Test
	void aMissingColumnIsNamed() throws IOException {
		Path file = Files.writeString(folder.resolve("table.csv"), "\uFEFFname;note\na;x\n");
		assertThatThrownBy(() -> CsvFile.read(file, List.of("clip"))).hasMessageEndingWith("report: has no column 'clip'");
	}
}
