package org.demeanor.imagej.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.imagej.Plugin;
import org.demeanor.imagej.action.MenuEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison overwrites nothing but an earlier one. */
class OutFolderTest {

	private static final String TABLE = """
			clip,condition,angry,calm,disgust,fear,happy,sad,surprise
			one,a,0.1,0.9,0,0,0,0,0
			two,b,0.2,0.8,0,0,0,0,0
			""";
	private static final String JOURNAL = "{\"version\":\"0.2.0\"}\n";
	private static final String TAKEN = " is there already, and no comparison wrote it; choose another folder";

	@TempDir
	private Path folder;

	private Path out;

	@BeforeEach
	void clips() throws IOException {
		for (String name : new String[] { "a", "b" }) {
			Files.createDirectory(folder.resolve(name));
			Files.writeString(folder.resolve(name).resolve("clip.mp4"), "no video");
		}
		Files.writeString(folder.resolve("table.csv"), TABLE);
		out = Files.createDirectory(folder.resolve("out"));
	}

	@Test
	void aRunsFolderIsRefused() throws IOException {
		Files.writeString(out.resolve("clips.csv"), "of a run");
		Files.writeString(out.resolve("journal.jsonl"), JOURNAL);
		assertThat(folders()).isEqualTo("Demeanor: " + out + ": report: holds the results of a run; choose another folder");
		assertThat(out.resolve("clips.csv")).hasContent("of a run");
	}

	@Test
	void aRunThatWasInterruptedKeepsItsFolder() throws IOException {
		table();
		Files.writeString(out.resolve("journal.jsonl"), JOURNAL);
		assertThat(folders()).contains("holds the results of a run");
		assertThat(out.resolve("clips.csv")).doesNotExist();
	}

	@Test
	void aTableOfClipsThatSomebodyMadeIsRefused() throws IOException {
		Files.writeString(out.resolve("clips.csv"), TABLE);
		assertThat(folders()).isEqualTo("Demeanor: " + out.resolve("clips.csv") + ": report:" + TAKEN);
		assertThat(out.resolve("clips.csv")).hasContent(TABLE);
	}

	@Test
	void aTableOfConditionsThatSomebodyMadeIsRefused() throws IOException {
		Files.writeString(out.resolve("conditions.csv"), "clip,condition\none,a\n");
		assertThat(table()).isEqualTo("Demeanor: " + out.resolve("conditions.csv") + ": report:" + TAKEN);
		assertThat(out.resolve("conditions.csv")).hasContent("clip,condition\none,a\n");
	}

	@Test
	void anEarlierComparisonIsReplacedInARunsFolderToo() throws IOException {
		Files.writeString(out.resolve("clips.csv"), TABLE);
		Files.writeString(out.resolve("journal.jsonl"), JOURNAL);
		assertThat(table()).doesNotContain("report:");
		Files.writeString(out.resolve("comparisons.csv"), "of the first");
		assertThat(table()).doesNotContain("report:");
		assertThat(out.resolve("comparisons.csv")).content().startsWith("emotion,condition_a");
		assertThat(out.resolve("clips.csv")).hasContent(TABLE);
	}

	private String folders() {
		return compared("conditions=[" + folder.resolve("a") + ";" + folder.resolve("b") + "]");
	}

	private String table() {
		return compared("clips=[" + folder.resolve("table.csv") + "]");
	}

	private String compared(String what) {
		return Plugin.run(MenuEntry.COMPARE, null, what + " out=[" + out + "]").strip();
	}
}
