package org.demeanor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncedFileTest {

	@TempDir
	private Path folder;

	@Test
	void othersSeeWhatWasAppendedAtOnce() throws IOException {
		Path path = folder.resolve("lines");
		try (SyncedFile file = new SyncedFile(channel(path))) {
			file.append(bytes("one\n"));
			assertThat(path).hasContent("one\n");
			file.append(bytes("two\n"));
			assertThat(path).hasContent("one\ntwo\n");
		}
		assertThat(path).hasContent("one\ntwo\n");
	}

	@Test
	void appendsNothingAfterWhatCouldNotBeWritten() throws IOException {
		Path path = folder.resolve("lines");
		FileChannel channel = channel(path);
		SyncedFile file = new SyncedFile(channel);
		file.append(bytes("one\n"));
		channel.close();
		assertThatIOException().isThrownBy(() -> file.append(bytes("two\n")));
		assertThatIOException().isThrownBy(() -> file.append(bytes("three\n")))
				.withMessageStartingWith("an earlier row could not be written");
		assertThatIOException().isThrownBy(file::close);
		assertThat(path).hasContent("one\n");
	}

	@Test
	void tellsAtTheEndThatTheDiskTookNotAll() throws IOException {
		FileChannel channel = channel(folder.resolve("lines"));
		SyncedFile file = new SyncedFile(channel);
		file.append(bytes("one\n"));
		channel.close();
		assertThatIOException().isThrownBy(file::close).withMessageStartingWith("an earlier row could not be written");
	}

	private static FileChannel channel(Path path) throws IOException {
		return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
