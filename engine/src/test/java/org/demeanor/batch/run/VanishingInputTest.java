package org.demeanor.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.Modality;
import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.input.Inputs;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that disappear before the run reaches them. */
class VanishingInputTest {

	@TempDir
	private Path folder;

	@Test
	void aRemovedInputIsARowAndTheOthersAreFinished() throws IOException {
		Path gone = Files.copy(Samples.DRAWN, folder.resolve("gone.mp4"));
		Path last = Files.copy(Samples.DRAWN, folder.resolve("last.mp4"));
		Path out = folder.resolve("out");
		BatchListener remover = new BatchListener() {

			@Override
			public void finished(ClipFile clip, ClipResult result) {
				if (clip.name().equals("sample"))
					assertThat(gone.toFile().delete()).isTrue();
			}
		};
		assertThat(run(List.of(Samples.DRAWN, gone, last), out, remover)).isEqualTo(new BatchSummary(3, 1));
		List<String> rows = Files.readAllLines(out.resolve("clips.csv"));
		assertThat(rows.get(2)).startsWith("gone,failed").contains("gone.mp4: media: ");
		assertThat(rows.get(3)).startsWith("last,ok");
	}

	private static BatchSummary run(List<Path> files, Path out, BatchListener listener) throws StageException {
		BatchOptions options = new BatchOptions(out, 1, ClipOutputs.with(), false, "test");
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT.withModalities(Modality.VOICE), ModelStore.bundled(), 1);
				BatchRun run = new BatchRun(analyzer, options, listener)) {
			return run.run(Inputs.expand(files.stream().map(Path::toString).toList(), out));
		}
	}
}
