package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.media.Remuxed;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.demeanor.timeline.TimelineRow;
import org.demeanor.timeline.TimelineSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film of 8 s, of which the first half is there. */
class CutOffClipTest {

	@TempDir
	private Path folder;

	@Test
	void itIsAsLongAsWhatCouldBeRead() throws IOException, StageException {
		Path film = Remuxed.write(folder.resolve("film.mkv"), Remuxed.Part.pictures(Samples.DRAWN, 0),
				Remuxed.Part.sound(Samples.DRAWN, 0));
		Path half = Files.write(folder.resolve("half.mkv"),
				Arrays.copyOf(Files.readAllBytes(film), (int) (Files.size(film) / 2)));
		assertThat(Clips.open(half).durationSeconds().orElseThrow()).as("what its header says").isGreaterThan(7.9);
		for (int threads : new int[] { 1, 2 })
			try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), threads)) {
				ClipResult found = analyzer.analyze(Clips.open(half));
				assertThat(found.note()).contains("the file ends at ");
				assertThat(found.durationSeconds().orElseThrow()).isBetween(3.0, 5.0);
				List<TimelineRow> rows = new ClipMoments(found, analyzer.rules()).timeline(new TimelineSettings(.5, 0)).rows();
				assertThat(rows.get(rows.size() - 1).endSeconds()).isEqualTo(found.durationSeconds().getAsDouble());
				assertThat(analyzer.analyze(Clips.open(film)).durationSeconds().orElseThrow()).isGreaterThan(7.9);
			}
	}
}
