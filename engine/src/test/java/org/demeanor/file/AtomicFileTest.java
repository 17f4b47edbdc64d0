package org.demeanor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;

import org.demeanor.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

	@TempDir
	private Path folder;

	@Test
	void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
		Path file = folder.resolve("table.csv");
		AtomicFile.writeText(file, writer -> writer.write("old"));
		assertThatThrownBy(() -> AtomicFile.writeText(file, writer -> {
			writer.write("half");
			throw new IOException("No space left on device");
		})).isInstanceOf(StageException.class)
				.hasMessage(file + ": report: cannot be written: No space left on device");
		assertThat(file).hasContent("old");
		assertThat(folder).isDirectoryNotContaining("glob:**part*");
	}

	@Test
	void aFolderThatIsGoneIsSaid() {
		Path file = folder.resolve("gone").resolve("table.csv");
		assertThatThrownBy(() -> AtomicFile.writeText(file, writer -> writer.write("x")))
				.hasMessage(file + ": report: cannot be written: no such folder");
	}
}
