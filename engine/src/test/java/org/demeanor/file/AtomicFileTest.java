package org.demeanor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

	@TempDir
	private Path folder;

	/** Somebody who foresees the name of a part could have it written elsewhere. */
	@Test
	void whatIsPutInTheWayIsNeitherWrittenNorFollowed() throws IOException {
		Path mine = Files.writeString(folder.resolve("mine"), "to be kept");
		Files.createSymbolicLink(folder.resolve(".part-table.csv"), mine);
		Path target = Files.createSymbolicLink(folder.resolve("table.csv"), mine);
		List<Path> parts = new ArrayList<>();
		for (int i = 0; i < 2; i++)
			AtomicFile.write(target, aside -> {
				assertThat(aside).exists().hasParentRaw(folder)
						.matches(part -> AtomicFile.wholeName(part).equals(Optional.of("table.csv"))).hasExtension("csv");
				parts.add(aside);
				Files.writeString(aside, "new");
			});
		assertThat(parts).doesNotHaveDuplicates().allSatisfy(part -> assertThat(part).doesNotExist());
		assertThat(mine).hasContent("to be kept");
		assertThat(target).hasContent("new").matches(file -> !Files.isSymbolicLink(file));
	}

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
	void noFailureOfAnyKindLeavesAPart() {
		assertThatThrownBy(() -> AtomicFile.writeText(folder.resolve("table.csv"), writer -> {
			throw new IllegalStateException("a fault of ours");
		})).hasMessage("a fault of ours");
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void aFolderThatIsGoneIsSaid() {
		Path file = folder.resolve("gone").resolve("table.csv");
		assertThatThrownBy(() -> AtomicFile.writeText(file, writer -> writer.write("x")))
				.hasMessage(file + ": report: cannot be written: no such folder");
	}
}
