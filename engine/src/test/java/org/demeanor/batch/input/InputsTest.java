package org.demeanor.batch.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.media.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
	@DisabledOnOs(OS.WINDOWS)
	void linksToFoldersAreFollowedAndOneInACircleIsTold() throws IOException {
		Path link = Files.createSymbolicLink(folder.resolve("other").resolve("link"), folder.resolve("deep"));
		assertThat(names(link.toString())).containsExactly("c");
		assertThat(names(link + "/*")).containsExactly("c");
		assertThat(names(file("other"))).containsExactly("a", "c");
		Files.createSymbolicLink(folder.resolve("deep").resolve("up"), folder.resolve("deep"));
		assertThat(Inputs.expand(List.of(file("deep")), folder.resolve("out")).get(0).failure().orElseThrow())
				.hasMessageEndingWith("deep: media: cannot be searched: " + file("deep/up")
						+ " leads back to a folder above it");
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

	@Test
	void noNameLeavesTheFolderOfTheResults() {
		List<String> names = ClipNames.assign(List.of(Path.of("/a/..mp4"), Path.of("/a/.part-x.mp4"), Path.of("/a/b\\c.mp4"),
				Path.of("/a/line\nbreak.mp4"), Path.of("/a/" + "\u00e4".repeat(120) + ".mp4"), Path.of("/"))).stream()
				.map(ClipFile::name).toList();
		assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]*"))
				.allMatch(name -> name.getBytes(StandardCharsets.UTF_8).length < 220);
		Path results = Path.of("/results");
		assertThat(names).allMatch(name -> results.resolve(name + ".frames.csv").normalize().getParent().equals(results));
	}

	@Test
	void namesThatBecomeEqualStillDiffer() {
		// Their plain hash codes agree as well.
		List<ClipFile> clips = ClipNames.assign(List.of(Path.of("/\u0001\u007f"), Path.of("/\u0005\u0003")));
		assertThat(clips.get(0).name()).isNotEqualTo(clips.get(1).name());
	}

	@Test
	void aListHasOneInputALine() throws IOException {
		Path list = Files.writeString(folder.resolve("list.txt"), "a.mp4\r\n\n with space.mp4\n*.mov");
		assertThat(InputList.read(list, Limits.DEFAULT)).containsExactly("a.mp4", " with space.mp4", "*.mov");
		Limits small = new Limits(1, 1, 1, 1, 10);
		assertThatThrownBy(() -> InputList.read(list, small)).hasMessageContaining("(--max-sidecar)");
		assertThatThrownBy(() -> InputList.read(folder.resolve("none"), small)).hasMessageContaining("cannot be read");
	}

	@Test
	void shardsShareOutTheInputsAndJoinInOrder() {
		List<Integer> all = List.of(1, 2, 3, 4, 5, 6, 7);
		List<List<Integer>> parts = List.of(new Shard(1, 3).of(all), new Shard(2, 3).of(all), new Shard(3, 3).of(all));
		assertThat(parts).containsExactly(List.of(1, 4, 7), List.of(2, 5), List.of(3, 6));
		assertThat(Shard.join(parts)).isEqualTo(all);
		for (String wrong : List.of("0/3", "4/3", "1", "a/b", "1/2/3"))
			assertThatThrownBy(() -> Shard.parse(wrong)).as(wrong).hasMessageContaining("i/n");
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
