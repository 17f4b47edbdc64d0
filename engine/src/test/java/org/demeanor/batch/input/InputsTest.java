package org.demeanor.batch.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.media.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
	void aFolderGivesItsMediaByPathButNotTheResults() throws IOException {
		assertThat(names(folder.toString())).containsExactly(name("a.mp4", true), "a.wav", "b", "c",
				name("other/a.mp4", true));
	}

	@Test
	void whatIsPassedOverInAFolderIsCountedAndNamed() throws IOException {
		for (String name : List.of("more.txt", "table.csv", "LICENCE", ".hidden", "deep/x.TXT"))
			Files.createFile(folder.resolve(name));
		List<String> remarks = new ArrayList<>();
		Inputs.expand(List.of(folder.toString()), folder.resolve("out"), false, remarks::add);
		assertThat(remarks).containsExactly("5 files passed over, whose endings name no media: 3 .txt, 1 .csv, 1 without an ending");
		remarks.clear();
		Inputs.expand(List.of(file("notes.txt"), file("b.mp4"), folder + "/*.mp4"), folder.resolve("out"), false, remarks::add);
		assertThat(remarks).isEmpty();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aPipeIsNamedAndNotRead() throws IOException, InterruptedException {
		for (String name : List.of("deep/fifo.mp4", "deep/fifo.txt"))
			assertThat(new ProcessBuilder("mkfifo", file(name)).start().waitFor()).isZero();
		List<String> remarks = new ArrayList<>();
		assertThat(Inputs.expand(List.of(file("deep")), folder.resolve("out"), false, remarks::add)).hasSize(1);
		assertThat(remarks).containsExactly(
				"1 pipe, socket or device was not read: " + file("deep/fifo.mp4"),
				"1 file passed over, whose endings name no media: 1 .txt");
		remarks.clear();
		assertThat(Inputs.expand(List.of(file("deep/fifo.mp4")), folder.resolve("out"), false, remarks::add)).singleElement()
				.satisfies(input -> assertThat(input.failure().orElseThrow()).hasMessage(file("deep/fifo.mp4")
						+ ": media: is a pipe, socket or device, and a clip is read more than once; write it to a file first"));
		assertThat(remarks).isEmpty();
	}

	/** Files from cameras, phones, recorders, browsers and archives. */
	@ParameterizedTest
	@ValueSource(strings = { "vob", "MOD", "tod", "dv", "asf", "divx", "f4v", "3g2", "m2v", "mpe", "qt", "mka", "amr", "caf",
			"m4b", "au", "w64", "apng", "jfif", "avif", "heic", "m2t", "ogm", "rmvb", "y4m", "weba", "jp2", "tga", "mpg2.mp4" })
	void aFolderGivesFilesOfAllEndingsThatFfmpegReads(String ending) throws IOException {
		Files.createDirectories(folder.resolve("endings"));
		Files.createFile(folder.resolve("endings").resolve("clip." + ending));
		assertThat(Inputs.expand(List.of(file("endings")), folder.resolve("out"))).singleElement()
				.satisfies(item -> assertThat(item.failure()).isEmpty());
	}

	@Test
	void namesAreAsShortAsTheyCanBe() throws IOException {
		assertThat(names(file("b.mp4"), file("deep/c.MOV"))).containsExactly("b", "c");
		assertThat(names(file("a.mp4"), file("a.wav"))).containsExactly("a.mp4", "a.wav");
		assertThat(names(file("a.mp4"), file("other/a.mp4"))).containsExactly(name("a.mp4", true), "other_a.mp4");
	}

	@Test
	void aFileNamedTwiceIsOneClip() throws IOException {
		assertThat(names(file("a.mp4"), folder + "/deep/../a.mp4", folder + "/a.mp*")).containsExactly("a");
	}

	@Test
	void aNameIsNoDeviceAndTurnsNoText() throws IOException {
		assertThat(names(file("con.mp4"), file("Aux.b.mp4"), file("console.mp4"), file("a\u202Eb\u0085c.mp4")))
				.containsExactly("_con", "_Aux.b", "console", "a_b_c");
	}

	@Test
	void aNamedFileIsTriedWhateverItIsCalled() throws IOException {
		assertThat(names(file("notes.txt"))).containsExactly("notes");
	}

	@Test
	void globsMatchAsInAShell() throws IOException {
		assertThat(names(folder + "/*.mp4")).containsExactly("a", "b");
		assertThat(names(folder + "/**/*.MOV")).containsExactly("c");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aLinkIsFollowedIfTheUserNamesItButNotIfASearchFindsIt() throws IOException {
		Path link = Files.createSymbolicLink(folder.resolve("other/link"), folder.resolve("deep"));
		Path planted = Files.createSymbolicLink(folder.resolve("other/planted.mp4"), folder.resolve("b.mp4"));
		assertThat(names(link.toString())).containsExactly("c");
		assertThat(names(link + "/*")).containsExactly("c");
		assertThat(Inputs.expand(List.of(planted.toString()), folder.resolve("out")).get(0).failure()).isEmpty();
		List<String> remarks = new ArrayList<>();
		for (String search : List.of(file("other"), folder + "/other/**")) {
			remarks.clear();
			List<RunInput> items = Inputs.expand(List.of(search), folder.resolve("out"), false, remarks::add);
			assertThat(items.stream().map(item -> item.clip().name())).as(search).containsExactly("a", "planted");
			assertThat(items.get(0).failure()).isEmpty();
			assertThat(items.get(1).failure().orElseThrow())
					.hasMessageEndingWith("is a link, and links in a searched folder are followed only with --follow-links");
			assertThat(remarks).as(search).containsExactly("1 link to a folder was not followed (--follow-links): " + link);
		}
		remarks.clear();
		List<RunInput> items = Inputs.expand(List.of(file("other")), folder.resolve("out"), true, remarks::add);
		assertThat(items.stream().map(item -> item.clip().name())).containsExactly("a", "c", "planted");
		assertThat(items).allMatch(item -> item.failure().isEmpty());
		assertThat(remarks).isEmpty();
		Files.createDirectories(folder.resolve("links"));
		Files.createSymbolicLink(folder.resolve("links/deep"), folder.resolve("deep"));
		assertThat(Inputs.expand(List.of(file("links")), folder.resolve("out")).get(0).failure().orElseThrow())
				.hasMessageContaining("no media files in this folder; 1 link to a folder was not followed (--follow-links): ");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aLinkInACircleCostsNothing() throws IOException {
		Path up = Files.createSymbolicLink(folder.resolve("deep/up"), folder.resolve("deep"));
		Files.createSymbolicLink(folder.resolve("deep/self"), Path.of("self"));
		for (boolean follow : new boolean[] { false, true }) {
			List<String> remarks = new ArrayList<>();
			List<RunInput> items = Inputs.expand(List.of(file("deep")), folder.resolve("out"), follow, remarks::add);
			assertThat(items.stream().filter(item -> item.failure().isEmpty()).map(item -> item.clip().name())).containsExactly("c");
			assertThat(remarks).containsExactly(follow ? up + " leads back to a folder above it and is not followed again"
					: "1 link to a folder was not followed (--follow-links): " + up);
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aFolderThatCannotBeEnteredCostsItsOwnRow() throws IOException {
		Path closed = folder.resolve("deep/closed");
		Files.createDirectories(closed);
		assumeTrue(closed.toFile().setExecutable(false) && closed.toFile().setReadable(false) && !Files.isReadable(closed));
		List<RunInput> items = Inputs.expand(List.of(file("deep")), folder.resolve("out"));
		assertThat(items.stream().map(item -> item.clip().name())).containsExactly("closed", "c");
		assertThat(items.get(0).failure().orElseThrow())
				.hasMessage(closed + ": media: cannot be searched: permission denied");
	}

	/** macOS lays such a file beside each clip on drives of other systems. */
	@Test
	void whatMacOsLaysBesideAClipIsNone() throws IOException {
		Files.createFile(folder.resolve("deep/._c.MOV"));
		List<String> remarks = new ArrayList<>();
		for (String search : List.of(file("deep"), folder + "/deep/*"))
			assertThat(Inputs.expand(List.of(search), folder.resolve("out"), false, remarks::add)).as(search).hasSize(1);
		assertThat(remarks).isEmpty();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aLinkIntoNothingIsAFailedRow() throws IOException {
		Path annex = Path.of("..", ".git", "annex", "none.mp4");
		for (String name : List.of("other/lost.mp4", "other/share", "other/lost.txt"))
			Files.createSymbolicLink(folder.resolve(name), annex);
		for (String input : List.of(file("other"), folder + "/other/*")) {
			List<RunInput> items = Inputs.expand(List.of(input), folder.resolve("out"));
			assertThat(items.stream().filter(item -> !item.clip().name().equals("lost.txt"))
					.map(item -> item.clip().name().replace(".mp4", ""))).as(input).containsExactly("a", "lost", "share");
			assertThat(items.get(1).failure().orElseThrow())
					.hasMessageEndingWith("lost.mp4: media: is a link to a file that is not there: " + annex);
		}
		assertThat(Inputs.expand(List.of(file("other/lost.txt")), folder.resolve("out")).get(0).failure()).isPresent();
	}

	@Test
	void resultsOfARunAreNoInputs() throws IOException {
		for (String name : List.of("out2/a.annotated.mp4", "out2/journal.jsonl", "deep/x.annotated.mp4"))
			Files.createDirectories(Files.createFile(Files.createDirectories(folder.resolve(name).getParent())
					.resolve(folder.resolve(name).getFileName())).getParent());
		assertThat(names(file("deep"), file("out2"))).as("one is a recording, whatever its name").containsExactly("c",
				"x.annotated", "out2");
		List<RunInput> items = Inputs.expand(List.of(file("out2"), folder + "/*2/*.mp4"), folder.resolve("out"));
		for (RunInput item : items)
			assertThat(item.failure().orElseThrow()).hasMessageContaining("only results of earlier runs");
		Path named = folder.resolve("out2").resolve("a.annotated.mp4");
		assertThat(Inputs.expand(List.of(named.toString()), folder.resolve("out")).get(0).failure()).isEmpty();
		assertThat(Inputs.expand(List.of(named.toString()), folder.resolve("out2")).get(0).failure().orElseThrow())
				.hasMessageContaining("is a result of an earlier run");
	}

	@Test
	void theFolderOfTheClipsCannotTakeTheResults() throws IOException {
		for (String out : List.of("other", "deep/../other"))
			assertThatThrownBy(() -> Inputs.expand(List.of(file("b.mp4"), file("other")), folder.resolve(out)))
					.hasMessageContaining("other: report: is searched for clips and cannot take the results too");
		assertThat(Inputs.expand(List.of(file("other")), folder).get(0).failure()).as("the folder above").isEmpty();
		assertThat(Inputs.expand(List.of(file("b.mp4")), folder).get(0).failure()).as("that of a named file").isEmpty();
	}

	@Test
	void whatGivesNothingStaysAsAFailure() throws IOException {
		Files.createDirectories(folder.resolve("empty"));
		List<RunInput> items = Inputs.expand(List.of(file("empty"), folder + "/*.xyz", file("b.mp4")),
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
	void namesThatDifferInCaseAloneStayShort() {
		assertThat(assigned("/data/day/A.mp4", "/data/day/a.mp4", "/data/night/a.mp4", "/data/day/a.MP4"))
				.containsExactly("day_A.mp4", "a~3", "night_a.mp4", "a~2");
		assertThat(assigned("/x/Caf\u00e9.wav", "/x/Cafe\u0301.wav")).as("two ways to write an accent")
				.containsExactly("Caf\u00e9~2", "Cafe\u0301");
		assertThat(assigned("/Day/b.mp4", "/day/b.mp4")).containsExactly("b", "b~2");
	}

	/** As if bytes of one locale were read in another. */
	@Test
	void aNameThatIsNoTextIsAFailedRow() throws IOException {
		Path list = Files.write(folder.resolve("list.txt"), (file("Gr\u00f6\u00dfe.mp4") + "\n" + file("Gr\u00e4\u00dfe.mp4")
				+ "\n" + file("b.mp4")).getBytes(StandardCharsets.ISO_8859_1));
		List<RunInput> items = Inputs.expand(InputList.read(list, Limits.DEFAULT), folder.resolve("out"));
		assertThat(items).hasSize(3);
		for (RunInput item : items.subList(0, 2))
			assertThat(item.failure().orElseThrow()).hasMessageContaining("this name is not in UTF-8");
		assertThat(items.get(2).failure()).isEmpty();
	}

	@Test
	void aListFromWindowsIsReadAsItWasMeant() throws IOException {
		String text = "Gr\u00f6\u00dfe.mp4\r\n\r\n\u7530\u4e2d.mov\r\nD:\\a b.mp4\r\n";
		List<String> lines = List.of("Gr\u00f6\u00dfe.mp4", "\u7530\u4e2d.mov", "D:\\a b.mp4");
		for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE))
			for (String mark : List.of("", "\uFEFF")) {
				Path list = Files.write(folder.resolve("list.txt"), (mark + text).getBytes(charset));
				assertThat(InputList.read(list, Limits.DEFAULT)).as(charset + mark).isEqualTo(lines);
			}
		Path joined = Files.writeString(folder.resolve("joined.txt"), "\uFEFFa.mp4\r\n\uFEFFb.mp4\n");
		assertThat(InputList.read(joined, Limits.DEFAULT)).containsExactly("a.mp4", "b.mp4");
	}

	@Test
	void aListHasOneInputALine() throws IOException {
		Path list = Files.writeString(folder.resolve("list.txt"), "a.mp4\r\n\n with space.mp4\n*.mov");
		assertThat(InputList.read(list, Limits.DEFAULT)).containsExactly("a.mp4", " with space.mp4", "*.mov");
		Limits small = new Limits(1, 1, 1, 1, 10);
		assertThatThrownBy(() -> InputList.read(list, small)).hasMessageContaining("(--max-sidecar)");
		assertThatThrownBy(() -> InputList.read(folder.resolve("none"), small)).hasMessageContaining("cannot be read");
	}

	/** As when a clip is piped into {@code analyze -}. */
	@Test
	void aClipIsNoList() throws IOException {
		byte[] clip = Files.readAllBytes(Samples.DRAWN);
		assertThatThrownBy(() -> InputList.read(new ByteArrayInputStream(clip), Limits.DEFAULT)).isInstanceOf(StageException.class)
				.hasMessageContaining("standard input: media: is no list of inputs");
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

	/** The name with as many folders as this test's own folder requires. */
	private String name(String file, boolean withParent) {
		Path path = folder.resolve(file);
		return withParent ? path.getParent().getFileName() + "_" + path.getFileName() : file;
	}

	private static List<String> assigned(String... paths) {
		return ClipNames.assign(Stream.of(paths).map(Path::of).toList()).stream().map(ClipFile::name).toList();
	}

	private List<String> names(String... inputs) throws IOException {
		return Inputs.expand(List.of(inputs), folder.resolve("out")).stream().map(item -> item.clip().name()).toList();
	}
}
