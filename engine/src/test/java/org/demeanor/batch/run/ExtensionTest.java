package org.demeanor.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.Modality;
import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.input.Inputs;
import org.demeanor.batch.input.RunInput;
import org.demeanor.batch.worker.Isolation;
import org.demeanor.batch.worker.WorkerStarter;
import org.demeanor.example.CornerSpec;
import org.demeanor.file.AtomicFile;
import org.demeanor.media.Clip;
import org.demeanor.model.ModelStore;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.run.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A detector and a per-clip output take one class and one line each, in this process and in workers. */
class ExtensionTest {

	/** A new output: a file with the clip's label and some words. */
	record Label(String words) implements ClipOutput {

		@Override
		public String key() {
			return "label";
		}

		@Override
		public String suffix() {
			return ".label.txt";
		}

		@Override
		public String description() {
			return "Also writes each clip's label into a file of its own.";
		}

		@Override
		public boolean suits(ClipResult result) {
			return result.face().scores().isPresent();
		}

		@Override
		public void write(Path file, Clip clip, ClipMoments found) throws StageException {
			AtomicFile.writeText(file, writer -> writer.write(words + found.result().face().scores().orElseThrow().top().label()));
		}
	}

	@TempDir
	private Path out;

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aNewDetectorAndANewOutputNeedNothingElse(boolean inWorkers) throws IOException {
		Settings settings = Settings.DEFAULT.withModalities(Modality.FACE).withDetector(new CornerSpec(48));
		List<ClipOutput> outputs = new ArrayList<>(ClipOutputs.with());
		outputs.add(new Label("looks "));

		assertThat(run(settings, outputs, inWorkers)).isEqualTo(new BatchSummary(1, 0));

		List<String> frames = Files.readAllLines(out.resolve("sample.frames.csv"));
		assertThat(frames).hasSizeGreaterThan(10);
		assertThat(frames.subList(1, frames.size())).allMatch(row -> row.contains(",1,0,0,48,48,"));
		String label = Files.readAllLines(out.resolve("clips.csv")).get(1).split(",")[2];
		assertThat(out.resolve("sample.label.txt")).hasContent("looks " + label);
		assertThat(Files.readString(out.resolve("run.json"))).contains("\"detector\" : \"corner\"", "\"label\" : true",
				"\"annotate\" : false").doesNotContain("\"cascade\"");
	}

	@Test
	void whatAnEarlierRunWroteGoesWhereTheClipHasNoSuchFile() throws IOException {
		Files.writeString(out.resolve(Journal.FILE), "{\"version\":\"of an earlier run\"}\n");
		Path stale = Files.createFile(out.resolve("sample.label.txt"));
		run(Settings.DEFAULT.withModalities(Modality.VOICE), List.of(new Label("")), false);
		assertThat(stale).doesNotExist();
	}

	// -- Helper methods --

	private BatchSummary run(Settings settings, List<ClipOutput> outputs, boolean inWorkers) throws StageException {
		BatchOptions options = new BatchOptions(out, 1, outputs, false, "test");
		List<RunInput> inputs = Inputs.expand(List.of(Samples.DRAWN.toString()), out);
		if (inWorkers)
			try (BatchRun run = BatchRun.inWorkers(settings, ModelStore.bundled(), 1, new WorkerStarter(Isolation.DEFAULT),
					options, new BatchListener() {})) {
				return run.run(inputs);
			}
		try (Analyzer analyzer = new Analyzer(settings, ModelStore.bundled(), 1);
				BatchRun run = new BatchRun(analyzer, options, new BatchListener() {})) {
			return run.run(inputs);
		}
	}
}
