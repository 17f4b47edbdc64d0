package org.demeanor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

	@TempDir
	private Path folder;

	@Test
	void readsAFile() throws IOException {
		assertThat(WholeFile.read(Files.write(folder.resolve("a"), new byte[] { 1, 2 }), Stage.MODEL)).containsExactly(1, 2);
	}

	/** The file takes no room on the disk. */
	@Test
	void saysWhatAFileThatDoesNotFitNeeds() throws IOException {
		Path file = folder.resolve("large.onnx");
		try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
			large.setLength(Math.max(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory()) + 1L);
		}
		assertThatThrownBy(() -> WholeFile.read(file, Stage.MODEL)).isInstanceOf(StageException.class)
				.hasMessageStartingWith(file + ": model: is larger than 2 GB").message().hasLineCount(1);
	}
}
