package org.demeanor.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class NativesFolderTest {

	@TempDir
	private Path folder;
	private Path home;
	private Path temporary;

	@BeforeEach
	void folders() throws IOException {
		home = Files.createDirectory(folder.resolve("home"));
		temporary = Files.createDirectory(folder.resolve("tmp"));
	}

	@Test
	void aHomeOfOnesOwnIsTaken() throws IOException {
		assertThat(NativesFolder.choose(home, temporary, "me")).isEmpty();
		assertThat(home.resolve(".javacpp").resolve("cache")).isDirectory();
		assertThat(temporary).isEmptyDirectory();
	}

	@Test
	void withoutAHomeAPrivateFolderIsMadeAndFoundAgain() throws IOException {
		Path noHome = Files.writeString(folder.resolve("no home"), "");
		Path natives = NativesFolder.choose(noHome, temporary, "me").orElseThrow();
		assertThat(natives).hasParentRaw(temporary);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(natives))).isEqualTo("rwx------");
		assertThat(NativesFolder.choose(noHome, temporary, "me")).contains(natives);
		try (var all = Files.list(temporary)) {
			assertThat(all).containsExactly(natives);
		}
	}

	@Test
	void aFolderThatOthersMayWriteOrThatIsALinkIsNotTaken() throws IOException {
		Path noHome = Files.writeString(folder.resolve("no home"), "");
		Path expected = NativesFolder.choose(noHome, temporary, "me").orElseThrow();
		Files.setPosixFilePermissions(expected, PosixFilePermissions.fromString("rwxrwxrwx"));
		assertThat(NativesFolder.choose(noHome, temporary, "me")).hasValueSatisfying(other -> assertThat(other).isNotEqualTo(expected)
				.hasParentRaw(temporary));
		Files.delete(expected);
		Files.createSymbolicLink(expected, home);
		assertThat(NativesFolder.choose(noHome, temporary, "me")).hasValueSatisfying(other -> assertThat(other).isNotEqualTo(expected));
		Path cache = Files.createDirectories(home.resolve(".javacpp").resolve("cache"));
		Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
		assertThat(NativesFolder.choose(home, temporary, "you")).as("a home whose cache others may write").isPresent();
	}
}
