package org.demeanor.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

	@TempDir
	private Path folder;

	@BeforeEach
	void files() throws IOException {
		for (String name : List.of("b.mp4", "a.mp4", "a.wav", "notes.txt", "deep/c.MOV", "other/a.mp4", "out/old.mp4")) {
			Files.createDirectories(folder.resolve(name).getParent());
			Files.createFile(folder.resolve(name));
		}
	}

	@Test
	void aFolderGivesItsMediaByPathButNotTheResults() {
		assertThat(names(folder.toString())).containsExactly(name("a.mp4", true), "a.wav", "b", "c",
				name("other/a.mp4", true));
	}

	@Test
	void namesAreAsShortAsTheyCanBe() {
		assertThat(names(file("b.mp4"), file("deep/c.MOV"))).containsExactly("b", "c");
		assertThat(names(file("a.mp4"), file("a.wav"))).containsExactly("a.mp4", "a.wav");
		assertThat(names(file("a.mp4"), file("other/a.mp4"))).containsExactly(name("a.mp4", true), "other_a.mp4");
	}

	@Test
	void aFileNamedTwiceIsOneClip() {
		assertThat(names(file("a.mp4"), folder + "/deep/../a.mp4", folder + "/a.mp*")).containsExactly("a");
	}

	@Test
	void aNamedFileIsTriedWhateverItIsCalled() {
		assertThat(names(file("notes.txt"))).containsExactly("notes");
	}

	@Test
	void globsMatchAsInAShell() {
		assertThat(names(folder + "/*.mp4")).containsExactly("a", "b");
		assertThat(names(folder + "/**/*.MOV")).containsExactly("c");
	}

	@Test
	void whatGivesNothingStaysAsAFailure() throws IOException {
		Files.createDirectories(folder.resolve("empty"));
		List<Inputs.Item> items = Inputs.expand(List.of(file("empty"), folder + "/*.xyz", file("b.mp4")),
				folder.resolve("out"));
		assertThat(items).hasSize(3);
		assertThat(items.get(0).failure().orElseThrow()).hasMessageEndingWith("empty: media: no media files in this folder");
		assertThat(items.get(1).failure().orElseThrow()).hasMessageEndingWith("*.xyz: media: matches no file");
		assertThat(items.get(2).failure()).isEmpty();
	}

	@Test
	void joinedFoldersThatLookAlikeStillGiveTwoNames() {
		List<ClipFile> clips = ClipNames.assign(List.of(Path.of("/a/b_c/x.mp4"), Path.of("/a_b/c/x.mp4"),
				Path.of("/z/a/b_c/x.mp4")));
		assertThat(clips.stream().map(ClipFile::name)).doesNotHaveDuplicates().noneMatch(name -> name.contains("/"));
	}

	private String file(String name) {
		return folder.resolve(name).toString();
	}

	/** The name with as many folders as this test's own folder makes necessary. */
	private String name(String file, boolean withParent) {
		Path path = folder.resolve(file);
		return withParent ? path.getParent().getFileName() + "_" + path.getFileName() : file;
	}

	private List<String> names(String... inputs) {
		return Inputs.expand(List.of(inputs), folder.resolve("out")).stream().map(item -> item.clip().name()).toList();
	}
}
