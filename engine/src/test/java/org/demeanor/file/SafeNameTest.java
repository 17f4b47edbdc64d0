package org.demeanor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {

	private static final Path FOLDER = Path.of("results");

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "../a", "a/b", "/a", "a\\b", "..\\a", "\\\\host\\a", "C:a", "c:\\a", "a\0b", "CON",
			"con.frames.csv", "lpt1", "Aux.txt", "com¹.csv", "nul ", "NUL .csv" })
	void aNameThatIsNoFileOfTheFolderIsRefusedInOneLine(String name) {
		assertThatThrownBy(() -> SafeName.child(FOLDER, name, Stage.REPORT)).isInstanceOf(StageException.class)
				.hasMessageStartingWith("results: report: a file here cannot be called ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.csv", "=b+c.frames.csv", "..a", "a..", "console.csv", "ç – 図.csv", "12:30.csv", "com10", " a " })
	void anyOtherNameIsAFileOfTheFolder(String name) throws StageException {
		assertThat(SafeName.child(FOLDER, name, Stage.REPORT)).hasParentRaw(FOLDER).hasFileName(name);
	}

	@Test
	void noNameIsRefusedToo() {
		assertThatThrownBy(() -> SafeName.child(FOLDER, null, Stage.MODEL)).hasMessageStartingWith("results: model: ");
	}
}
