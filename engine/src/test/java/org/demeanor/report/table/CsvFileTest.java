package org.demeanor.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.demeanor.Stage;
import org.demeanor.StageException;
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

	/** As Windows saves "Unicode text", with its mark and without. */
	@ParameterizedTest
	@ValueSource(strings = { "UTF-16LE", "UTF-16BE" })
	void tablesInTheTextOfWindowsAreRead(String encoding) throws IOException {
		for (String mark : List.of("", "\uFEFF")) {
			Path file = Files.write(folder.resolve("table.csv"),
					(mark + "clip\tnote\r\n\u00e4\tx\r\n").getBytes(Charset.forName(encoding)));
			assertThat(CsvFile.read(file, List.of("clip", "note"))).singleElement().satisfies(row -> {
				assertThat(row.get("clip")).isEqualTo("\u00e4");
				assertThat(row.get("note")).isEqualTo("x");
			});
		}
	}

	/** Whoever takes another character for the separator finds it inside of quotes only, and no formula behind it. */
	@Test
	void textThatCouldBeSeparatedIsInQuotes() throws IOException {
		Path file = folder.resolve("table.csv");
		List<String> row = List.of("a =1+1", "b;=1+1", "c|d", "e:f", "g/h", "=1+1", "k-1_2.mp4", "Gr\u00f6\u00dfe", "0.500000", "-1.5",
				"");
		CsvFile.write(file, row.stream().map(cell -> "c" + row.indexOf(cell)).toList(), List.of(row));
		assertThat(Files.readAllLines(file).get(1)).isEqualTo("\"a =1+1\",\"b;=1+1\",\"c|d\",\"e:f\",\"g/h\",\"'=1+1\","
				+ "k-1_2.mp4,Gr\u00f6\u00dfe,0.500000,-1.5,");
		assertThat(CsvFile.read(file, List.of("c0")).get(0).stream().map(CsvFile::text)).containsExactlyElementsOf(row);
	}

	/** Most cells are written by a shorter way: it gives what the library does. */
	@Test
	void simpleCellsAreWrittenAsTheLibraryDoes() throws IOException {
		Path file = folder.resolve("table.csv");
		List<String> cells = List.of("", "0.5", "-0.5", "-a", "a", "Z9", ".5", "_a", "5-", "a.b_c-d", "\u00e4", "a b");
		CsvFile.write(file, List.of("c0", "c1"),
				cells.stream().flatMap(first -> cells.stream().map(second -> List.of(first, second))).toList());
		List<String> lines = Files.readAllLines(file).subList(1, cells.size() * cells.size() + 1);
		List<String> firsts = List.of("\"\"", "0.5", "-0.5", "\"'-a\"", "a", "Z9", ".5", "_a", "5-", "a.b_c-d", "\u00e4", "\"a b\"");
		List<String> seconds = List.of("", "0.5", "-0.5", "\"'-a\"", "a", "Z9", ".5", "_a", "5-", "a.b_c-d", "\u00e4", "\"a b\"");
		assertThat(lines).isEqualTo(firsts.stream().flatMap(first -> seconds.stream().map(second -> first + "," + second)).toList());
	}

	@Test
	void rowsThatCannotBeReadLeaveNothingBehind() {
		StageException broken = new StageException(Stage.REPORT, "clip.csv", "is broken");
		Iterable<List<String>> rows = () -> Stream.of(1, 2).map(number -> {
			if (number == 2)
				throw new UncheckedIOException(broken);
			return List.of("a");
		}).iterator();
		assertThatThrownBy(() -> CsvFile.write(folder.resolve("table.csv"), List.of("clip"), rows)).isSameAs(broken);
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void aMissingColumnIsNamed() throws IOException {
		Path file = Files.writeString(folder.resolve("table.csv"), "\uFEFFname;note\na;x\n");
		assertThatThrownBy(() -> CsvFile.read(file, List.of("clip"))).hasMessageEndingWith("report: has no column 'clip'");
	}
}
