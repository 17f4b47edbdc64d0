package org.demeanor.imagej.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.imagej.MacroTest;
import org.demeanor.imagej.Plugin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Analyze Folder as a macro calls it; {@link MacroTest} has the run that goes well. */
class FolderRunTest {

	@TempDir
	private Path folder;
	private Path clips;
	private Path out;

	@BeforeEach
	void folders() throws IOException {
		clips = Files.createDirectory(folder.resolve("clips"));
		Files.writeString(clips.resolve("text.wav"), "no sound, only words");
		out = folder.resolve("results").resolve("of today");
	}

	@Test
	void aMistakeLeavesNoFolderBehind() throws IOException {
		Path text = Files.writeString(folder.resolve("text.onnx"), "no net, only words");
		assertMistake("none.onnx: model: no such model file", "detectormodel=[" + folder.resolve("none.onnx") + "]");
		assertMistake("text.onnx: model: ONNX Runtime refuses it", "detectormodel=[" + text + "]");
		assertMistake("jobs: option: must be at least 1", "jobs=0");
		assertMistake("'best' is none of standard, reference", "profile=best");
	}

	@Test
	void whatCanBeUsedMakesTheFolder() {
		assertThat(analyze("streams=voice")).endsWith("1 clip, 1 failed: " + out.resolve("clips.csv"));
		assertThat(out.resolve("clips.csv")).exists();
	}

	@Test
	void aFolderThatCannotBeMadeIsOneLine() {
		out = clips.resolve("text.wav").resolve("out");
		assertThat(analyze("streams=voice")).hasLineCount(1)
				.contains(out + ": report: results cannot be written to this folder");
	}

	// -- Helper methods --

	private void assertMistake(String message, String options) {
		assertThat(analyze(options)).hasLineCount(1).contains(message);
		assertThat(out.getParent()).doesNotExist();
	}

	private String analyze(String options) {
		return Plugin.run(MenuEntry.FOLDER, null, "folder=[" + clips + "] out=[" + out + "] " + options);
	}
}
