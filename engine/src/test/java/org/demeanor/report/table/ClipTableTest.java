package org.demeanor.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.demeanor.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipTableTest {

	@TempDir
	private Path folder;

	/** A spreadsheet that separates cells by semicolons would make a formula of the rest of such a name. */
	@Test
	void aNameIsOneCellWhateverTheSeparatorAndNoTerminalObeysIt() throws StageException, IOException {
		List<String> row = new ArrayList<>(Collections.nCopies(ClipTable.COLUMNS.size(), ""));
		row.set(0, "a;=b|c");
		row.set(ClipTable.COLUMNS.indexOf("error"), "x\u001b[2J\ny");
		Path file = folder.resolve("clips.csv");
		ClipTable.write(file, List.of(row));
		assertThat(Files.readAllLines(file)).hasSize(2).last().asString().startsWith("\"a;=b|c\",").contains("x\\u001b[2J y");
		assertThat(ClipTable.read(file).get(0).get(0)).isEqualTo("a;=b|c");
	}

	/** The file name of a clip is whatever its maker chose. */
	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			value = { "=b+c, '=b+c", "@a, '@a", "'=b, ''=b", "''-a, '''-a", "-3, -3", "'a', 'a'", "a=b, a=b" })
	void noNameIsAFormulaInTheFileAndAllAreReadBack(String name, String cell) throws StageException, IOException {
		List<String> row = new ArrayList<>(Collections.nCopies(ClipTable.COLUMNS.size(), ""));
		row.set(0, name);
		Path file = folder.resolve("clips.csv");
		ClipTable.write(file, List.of(row));
		assertThat(Files.readAllLines(file).get(1)).startsWith(name.equals("-3") ? "-3," : "\"" + cell + "\",");
		assertThat(ClipTable.read(file)).containsExactly(row);
	}
}
