package org.demeanor.imagej.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.demeanor.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionFoldersTest {

	@TempDir
	private Path folder;

	@Test
	void conditionsAreCalledAsTheirFoldersOrAsTheUserSays() throws Exception {
		Path calm = Files.createDirectories(folder.resolve("calm = low"));
		Path loud = Files.createDirectories(folder.resolve("loud voices"));
		assertThat(ConditionFolders.parse(calm + "; " + loud + " ;after=" + loud))
				.containsExactly(entry("calm = low", calm), entry("loud voices", loud), entry("after", loud));
	}

	@Test
	void aDriveIsCalledAsItIsTyped() throws Exception {
		Path loud = Files.createDirectories(folder.resolve("loud"));
		assertThat(ConditionFolders.parse("/;" + loud)).containsExactly(entry("/", Path.of("/")), entry("loud", loud));
	}

	@Test
	void wrongOnesAreOneLine() throws Exception {
		Path one = Files.createDirectories(folder.resolve("x/clips"));
		Path two = Files.createDirectories(folder.resolve("y/clips"));
		assertThatThrownBy(() -> ConditionFolders.parse(one + ";" + two)).isInstanceOf(StageException.class)
				.hasMessageContaining("two are called 'clips'");
		assertThatThrownBy(() -> ConditionFolders.parse(one.toString())).hasMessageContaining("two or more folders are needed");
		assertThatThrownBy(() -> ConditionFolders.parse(one + ";/no/such")).hasMessageContaining("'/no/such' is no folder");
	}

	private static Map.Entry<String, Path> entry(String name, Path path) {
		return Map.entry(name, path);
	}
}
