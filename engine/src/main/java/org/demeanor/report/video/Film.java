package org.demeanor.report.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipAnswers;
import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.SafeName;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.Clip;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.CsvFile;
import org.demeanor.report.table.CsvRows;
import org.demeanor.report.table.FrameTable;
import org.demeanor.score.Scores;

/** An {@link AnnotatedVideo} that shows what the tables of a run say of a clip. */
public final class Film {

	private Film() {}

	/**
	 * Whether a run has looked at a clip such that it can be drawn.
	 *
	 * @param folder of the results
	 * @param clip its name
	 */
	public static boolean isPlanned(Path folder, String clip) throws StageException {
		return Files.exists(file(folder, clip, FilmTracks.SUFFIX)) && Files.exists(file(folder, clip, FrameTable.SUFFIX));
	}

	/** Whether it is there. */
	public static boolean isDrawn(Path folder, String clip) throws StageException {
		return Files.exists(file(folder, clip, AnnotatedVideoOutput.SUFFIX));
	}

	/**
	 * Draws the video, whole or not at all.
	 *
	 * @param folder of the results
	 * @param row of {@code clips.csv}
	 * @throws StageException (stage report) if a table cannot be read or the video not written, (stage media) if the clip's
	 *         frames cannot be decoded
	 */
	public static void draw(Path folder, Clip clip, List<String> row) throws StageException {
		String name = ClipTable.clip(row);
		List<FaceObservation> seen = observations(file(folder, name, FrameTable.SUFFIX));
		ClipAnswers answers = ClipTable.answers(row, Optional.empty());
		ClipResult result = new ClipResult(name, stream(answers.face(), StreamState.NO_FACE),
				stream(answers.voice(), StreamState.NO_VOICE), answers.fused(),
				new FaceTracks((int) seen.stream().mapToInt(FaceObservation::frame).distinct().count(), 0, 0, seen),
				ClipResult.NOTHING_HEARD, OptionalDouble.empty(), List.of(),
				FilmTracks.read(file(folder, name, FilmTracks.SUFFIX)), List.of());
		AnnotatedVideo.write(file(folder, name, AnnotatedVideoOutput.SUFFIX), clip, result);
	}

	/**
	 * Deletes the video, if it is there.
	 *
	 * @throws StageException (stage report) if it cannot be deleted
	 */
	public static void discard(Path folder, String clip) throws StageException {
		Path film = file(folder, clip, AnnotatedVideoOutput.SUFFIX);
		try {
			Files.deleteIfExists(film);
		}
		catch (IOException refused) {
			throw new StageException(Stage.REPORT, film.toString(), "cannot be deleted: " + AtomicFile.words(refused), refused);
		}
	}

	// -- Helper methods --

	private static Path file(Path folder, String clip, String suffix) throws StageException {
		return SafeName.child(folder, clip + suffix, Stage.REPORT);
	}

	private static StreamScores stream(Optional<Scores> scores, StreamState otherwise) {
		return scores.map(StreamScores::of).orElse(StreamScores.none(otherwise));
	}

	private static List<FaceObservation> observations(Path table) throws StageException {
		List<FaceObservation> seen = new ArrayList<>();
		try (CsvRows rows = FrameTable.rows(table)) {
			for (List<String> row = rows.next(); row != null; row = rows.next())
				seen.add(FrameTable.observation(row));
			return seen;
		}
		catch (IllegalArgumentException wrong) {
			throw CsvFile.unreadable(table, wrong);
		}
	}
}
