package org.demeanor.imagej.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.analysis.Settings;
import org.demeanor.annotation.segment.AnnotationFormat;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.input.Inputs;
import org.demeanor.batch.input.RunInput;
import org.demeanor.batch.input.SegmentLists;
import org.demeanor.batch.run.BatchListener;
import org.demeanor.batch.run.BatchRun;
import org.demeanor.batch.run.CalibrationRequest;
import org.demeanor.batch.worker.Isolation;
import org.demeanor.batch.worker.WorkerStarter;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.imagej.MacroTest;
import org.demeanor.imagej.Plugin;
import org.demeanor.model.ModelStore;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.table.SegmentsOutput;
import org.demeanor.timeline.TimelineSettings;
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
		assertThat(analyze("calibrate=centre participantpattern=-(.)$"))
				.contains("Demeanor: " + out.resolve("clips.csv") + ": report: 3 clips, 1 not calibrated: see the column note");
		Path other = folder.resolve("other");
		List<RunInput> inputs = Inputs.expand(List.of(clips.toString()), other);
		try (BatchRun run = BatchRun.inWorkers(Settings.DEFAULT, ModelStore.bundled(), 1, new WorkerStarter(Isolation.DEFAULT),
				new BatchOptions(other, 1, ClipOutputs.with(), false, ""), new BatchListener() {})) {
			run.run(inputs, new CalibrationRequest(CalibrationMode.CENTRE, Optional.empty(), Optional.of("-(.)$"))
					.of(ModelStore.bundled(), Settings.DEFAULT, inputs.stream().map(input -> input.clip().name()).toList()));
		}
		for (String file : List.of("clips.csv", "clips.raw.csv"))
			assertThat(out.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
		assertThat(Files.readAllLines(out.resolve("clips.csv")).get(1)).contains(",1,centre,");
	}

	@Test
	void momentsAreTheCommandLines() throws IOException {
		Files.delete(clips.resolve("text.wav"));
		Files.copy(Path.of("..", "models", "sample", "sample.mp4"), clips.resolve("a.mp4"));
		Path segments = Files.writeString(folder.resolve("segments.csv"), "clip,start_s,end_s,name\na,0,1,first\nb,0,1,none\n");
		analyze("timeline=0.25 smooth=1 export=textgrid,srt segments=[" + segments + "]");
		Path other = folder.resolve("other");
		List<RunInput> inputs = Inputs.expand(List.of(clips.toString()), other);
		List<ClipOutput> outputs = new ArrayList<>(ClipOutputs.withTimeline(ClipOutputs.with(), new TimelineSettings(.25, 1),
				List.of(AnnotationFormat.TEXTGRID, AnnotationFormat.SRT)));
		outputs.add(new SegmentsOutput(SegmentLists.read(List.of(segments), inputs, remark -> {})));
		try (BatchRun run = BatchRun.inWorkers(Settings.DEFAULT, ModelStore.bundled(), 1, new WorkerStarter(Isolation.DEFAULT),
				new BatchOptions(other, 1, outputs, false, ""), new BatchListener() {})) {
			run.run(inputs);
		}
		for (String file : List.of("a.timeline.csv", "people.csv", "segments.csv", "a.TextGrid", "a.srt"))
			assertThat(out.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
		assertMistakeOfAnOption("export: option: 'doc' is none of textgrid", "export=doc");
		assertMistakeOfAnOption("timeline, smooth: option: -1.0 is no length of a step", "timeline=-1");
		assertMistakeOfAnOption("none.csv: annotation: cannot be read", "segments=none.csv");
	}

	@Test
	void aFolderThatIsNotThereOrHasNoMediaIsAMistake() throws IOException {
		Files.delete(clips.resolve("text.wav"));
		assertMistake(clips + ": media: no media files in this folder", "");
		clips = folder.resolve("none");
		assertMistake(clips + ": media: no such file", "");
	}

	@Test
	void aMistypedKeyIsAMistake() {
		assertMistake("calibrat: option: is no key of this entry", "calibrat=centre");
		assertMistake("resum: option: is no key of this entry", "resum");
	}

	@Test
	void whatCanBeUsedMakesTheFolder() {
		assertThat(analyze("streams=voice")).contains(clips.resolve("text.wav") + ": media: FFmpeg cannot read it as media")
				.endsWith("1 clip, 1 failed: " + out.resolve("clips.csv"));
		assertThat(out.resolve("clips.csv")).exists();
	}

	@Test
	void aFolderThatCannotBeMadeIsOneLine() {
		out = clips.resolve("text.wav").resolve("out");
		assertThat(analyze("streams=voice")).hasLineCount(1)
				.contains(out + ": report: this folder cannot be made: ");
	}

	// -- Helper methods --

	private void assertMistake(String message, String options) {
		assertThat(analyze(options)).hasLineCount(1).contains(message);
		assertThat(out.getParent()).doesNotExist();
	}

	private void assertMistakeOfAnOption(String message, String options) {
		assertThat(analyze(options)).hasLineCount(1).contains(message);
	}

	private String analyze(String options) {
		return Plugin.run(MenuEntry.FOLDER, null, "folder=[" + clips + "] out=[" + out + "] " + options);
	}
}
