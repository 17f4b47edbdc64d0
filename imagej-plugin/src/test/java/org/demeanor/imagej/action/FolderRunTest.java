package org.demeanor.imagej.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.input.Inputs;
import org.demeanor.batch.input.RunInput;
import org.demeanor.batch.run.BatchListener;
import org.demeanor.batch.run.BatchRun;
import org.demeanor.batch.run.CalibrationRequest;
import org.demeanor.batch.worker.Isolation;
import org.demeanor.batch.worker.WorkerStarter;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.imagej.MacroTest;
import org.demeanor.imagej.Plugin;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Analyze Folder as a macro calls it; {@link MacroTest} has the successful run. */
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
	void calibrationNeedsParticipants() throws IOException {
		assertMistake("calibrate: option: centre needs participants", "calibrate=centre");
		assertMistake("pattern '.': option: has no group", "calibrate=centre participantpattern=.");
		Path table = Files.writeString(folder.resolve("people.csv"), "clip,participant\nother,ann\n");
		assertMistake("people.csv: report: row 1: no clip of this run is called 'other'",
				"calibrate=centre participants=[" + table + "]");
	}

	@Test
	void clipsAreCalibratedToTheirParticipants() throws IOException {
		Files.delete(clips.resolve("text.wav"));
		for (String name : List.of("a-1", "b-1", "c-2"))
			Files.copy(Path.of("..", "models", "sample", "sample.mp4"), clips.resolve(name + ".mp4"));
		analyze("calibrate=centre participantpattern=-(.)$");
		Path other = folder.resolve("other");
		List<RunInput> inputs = Inputs.expand(List.of(clips.toString()), other, remark -> {});
		try (BatchRun run = BatchRun.inWorkers(Settings.DEFAULT, ModelStore.bundled(), 1, new WorkerStarter(Isolation.DEFAULT),
				new BatchOptions(other, 1, ClipOutputs.with(), false, ""), new BatchListener() {})) {
			run.run(inputs, new CalibrationRequest(CalibrationMode.CENTRE, Optional.empty(), Optional.of("-(.)$"))
					.of(ModelStore.bundled(), Settings.DEFAULT, inputs.stream().map(input -> input.clip().name()).toList()));
		}
		for (String file : List.of("clips.csv", "clips.raw.csv"))
			assertThat(out.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
		assertThat(Files.readAllLines(out.resolve("clips.csv")).get(1)).endsWith(",1,centre");
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
