package org.demeanor.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.Tracks;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.video.AnnotatedVideoOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmsTest {

	@TempDir
	private Path folder;

	/** Workers that draw every clip but the one named {@code lost}. */
	private static final class Workers extends IdleWorkers {

		@Override
		public ClipResult draw(ClipFile clip, List<String> row) {
			return result(clip.name(), clip.name().equals("lost")
					? List.of(new StageException(Stage.MEDIA, "lost.mp4", "no such file")) : List.of());
		}
	}

	private static ClipResult result(String clip, List<StageException> failures) {
		return new ClipResult(clip, StreamScores.none(StreamState.NO_FACE), StreamScores.none(StreamState.NOT_ASKED),
				Optional.empty(), ClipResult.NOTHING_SEEN, ClipResult.NOTHING_HEARD, OptionalDouble.empty(), failures, Tracks.AUTO,
				List.of());
	}

	@Test
	void anOlderFilmDoesNotStayBesideAClipWhoseFilmCannotBeDrawn() throws IOException, StageException {
		List<List<String>> rows = new ArrayList<>();
		for (String clip : List.of("kept", "lost")) {
			rows.add(ClipTable.row(clip, result(clip, List.of())));
			Files.writeString(film(clip), "of other scores");
		}
		List<String> told = new ArrayList<>();
		List<Integer> progress = new ArrayList<>();
		Films films = new Films(new Lanes(new Workers(), 1, folder), folder, new BatchListener() {

			@Override
			public void drawn(int done, int all) {
				progress.add(done);
				progress.add(all);
			}

			@Override
			public void noted(StageException what) {
				told.add(what.getMessage());
			}
		});
		List<List<String>> drawn = films.draw(List.of(0, 1), rows,
				Map.of("kept", new ClipFile("kept", Path.of("kept.mp4")), "lost", new ClipFile("lost", Path.of("lost.mp4"))));
		assertThat(film("lost")).doesNotExist();
		assertThat(film("kept")).exists();
		assertThat(drawn.get(0)).isEqualTo(rows.get(0));
		assertThat(drawn.get(1).toString()).contains("no such file");
		assertThat(told).containsExactly("lost.mp4: media: no such file");
		assertThat(progress).containsExactly(1, 2, 2, 2);
	}

	private Path film(String clip) {
		return folder.resolve(clip + AnnotatedVideoOutput.SUFFIX);
	}
}
