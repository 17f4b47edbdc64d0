package org.demeanor.media.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.demeanor.StageException;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that was not finished, as of a camera whose battery ended. */
class Mp4IndexTest {

	private static final Path SAMPLE = Path.of("..", "models", "sample", "sample.mp4");

	@TempDir
	private Path folder;

	@Test
	void aFileThatEndsBeforeItsIndexIsSaidToBeCutOff() throws IOException {
		Path cut = begun(20_000);
		assertThat(Mp4Index.isCutOff(cut)).isTrue();
		assertThatThrownBy(() -> Clips.open(cut)).isInstanceOf(StageException.class)
				.hasMessage(cut + ": media: ends before its index (moov): the recording was not finished, or the copy is cut off");
	}

	@Test
	void otherFilesAreNot() throws IOException {
		assertThat(Mp4Index.isCutOff(SAMPLE)).isFalse();
		assertThat(Mp4Index.isCutOff(Files.writeString(folder.resolve("words.mp4"), "no film, only words"))).isFalse();
		assertThat(Mp4Index.isCutOff(folder.resolve("none.mp4"))).isFalse();
	}

	/** What a camera has written so far: the type of the file, and the beginning of its media. */
	private Path begun(int bytes) throws IOException {
		byte[] sample = Files.readAllBytes(SAMPLE);
		int type = sample[3];
		byte[] file = Arrays.copyOf(sample, type + bytes);
		byte[] header = { 0, 127, 127, 127, 'm', 'd', 'a', 't' };
		System.arraycopy(header, 0, file, type, header.length);
		return Files.write(folder.resolve("cut.mp4"), file);
	}
}
