package org.demeanor.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.annotation.segment.Segment;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.StreamRule;
import org.demeanor.fusion.StreamScores;
import org.demeanor.media.Tracks;
import org.demeanor.report.moments.JoinedTable;
import org.demeanor.score.NamedSummary;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;
import org.demeanor.timeline.FurtherSummary;
import org.demeanor.timeline.PersonAnswers;
import org.demeanor.timeline.Timeline;
import org.demeanor.timeline.TimelineRow;
import org.demeanor.timeline.speaker.Speakers;
import org.demeanor.voice.VoiceReading;
import org.demeanor.voice.WindowScores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nets tell besides the seven scores, in the tables. */
class FurtherColumnsTest {

	private static final Scores SCORES = Scores.of(.1, .1, .1, .1, .4, .1, .1);
	private static final List<String> NAMES = List.of("contempt", "valence");

	@TempDir
	private Path folder;

	@Test
	void framesHaveThemBehindTheLabel() throws IOException {
		Path file = folder.resolve("a.frames.csv");
		FrameTable.write(file, List.of(seen(0, .25, -.5), seen(3, .5, .125)));
		assertThat(Files.readAllLines(file).get(0)).endsWith(",label,contempt,valence");
		assertThat(Files.readAllLines(file).get(1)).endsWith(",happy,0.250000,-0.500000");
		try (CsvRows rows = FrameTable.rows(file)) {
			assertThat(rows.next()).hasSize(FrameTable.COLUMNS.size() + 2);
		}
	}

	/** The peak is the value farthest from 0; windows count by their speech. */
	@Test
	void clipsHaveMeansAndPeaksAlsoWhereOthersHaveNone() throws StageException, IOException {
		List<WindowScores> windows = List.of(window(1, .5), window(3, .1), window(0, .9));
		ClipResult told = result("a", new FaceTracks(2, 2, 1, List.of(seen(0, .25, -.5), seen(3, .75, .25))), windows);
		ClipResult silent = ClipResult.failed("b", new StageException(Stage.MEDIA, "b", "cannot be read"));
		List<List<String>> rows = List.of(ClipTable.row("b", silent), ClipTable.row("a", told.summary()));
		Path file = folder.resolve("clips.csv");
		ClipTable.write(file, rows);
		List<String> lines = Files.readAllLines(file);
		assertThat(lines.get(0)).endsWith(",face_contempt_mean,face_contempt_peak,face_valence_mean,face_valence_peak,"
				+ "voice_arousal_mean,voice_arousal_peak");
		assertThat(lines.get(1)).endsWith(",,,,,,");
		assertThat(lines.get(2)).endsWith(",0.500000,0.750000,-0.125000,-0.500000,0.200000,0.500000");
		assertThat(ClipTable.read(file)).isEqualTo(rows);
		assertThat(ClipTable.isWhole("a", rows.get(1))).isTrue();
	}

	/** One table of a run has the columns of all of its clips. */
	@Test
	void peopleHaveTheirOwnAndTheRunsTableJoinsThem() throws StageException, IOException {
		FaceObservation other = new FaceObservation(3, .1, 2, new FaceBox(20, 0, 10, 10), SCORES, NamedValues.of(NAMES, .125, .5));
		FaceTracks faces = new FaceTracks(2, 2, 2, List.of(seen(0, .25, -.5), seen(3, .75, .25), other));
		NamedSummary voice = NamedSummary.of(List.of(NamedValues.of(List.of("arousal"), .5)), new double[] { 1 });
		AnswerRules rules = new AnswerRules(FrameRule.MEAN, StreamRule.MEAN, FusionModel.PLAIN);
		PeopleTable.write(folder.resolve("b" + PeopleTable.SUFFIX),
				PersonAnswers.of(faces, Optional.of(SCORES), voice, Speakers.UNKNOWN, rules));
		PeopleTable.write(folder.resolve("a" + PeopleTable.SUFFIX), List.of());
		List<String> lines = Files.readAllLines(folder.resolve("b" + PeopleTable.SUFFIX));
		String columns = ",face_contempt_mean,face_contempt_peak,face_valence_mean,face_valence_peak,voice_arousal_mean,voice_arousal_peak";
		assertThat(lines.get(0)).endsWith(columns);
		assertThat(lines.get(1)).endsWith(",0.500000,0.750000,-0.125000,-0.500000,0.500000,0.500000");
		assertThat(lines.get(2)).endsWith(",0.125000,0.125000,0.500000,0.500000,,");
		assertThat(Files.readAllLines(folder.resolve("a" + PeopleTable.SUFFIX)).get(0)).endsWith("voice_surprise");
		JoinedTable.write(folder, PeopleTable.FILE, PeopleTable.SUFFIX, PeopleTable.COLUMNS, true, List.of("a", "b"));
		List<String> joined = Files.readAllLines(folder.resolve(PeopleTable.FILE));
		assertThat(joined).hasSize(3);
		assertThat(joined.get(0)).startsWith("clip,person,").endsWith(columns);
		assertThat(joined.get(1)).startsWith("b,1,").endsWith(",0.500000,0.500000");
	}

	@Test
	void segmentsHaveThoseOfTheirFramesAndWindows() throws StageException, IOException {
		ClipResult told = result("a", new FaceTracks(2, 2, 1, List.of(seen(0, .25, -.5), seen(3, .75, .25))), List.of(window(1, .5)));
		Path file = folder.resolve("a" + SegmentsTable.SUFFIX);
		SegmentsTable.write(file, List.of(SegmentsTable.row("a", new Segment("a", "one", "tier", 0, 1, ""), told),
				SegmentsTable.row("a", new Segment("a", "two", "tier", 1, 2, ""), ClipResult.failed("a", new StageException(Stage.MEDIA, "a", "no")))));
		List<String> lines = Files.readAllLines(file);
		assertThat(lines.get(0)).endsWith(",face_valence_mean,face_valence_peak,voice_arousal_mean,voice_arousal_peak");
		assertThat(lines.get(1)).endsWith(",-0.125000,-0.500000,0.500000,0.500000");
		assertThat(lines.get(2)).endsWith(",,,,,,");
	}

	/** As Spark has them, which keeps a clip's rows without their file. */
	@Test
	void timelinesFromRowsHaveThemToo() throws IOException {
		Path file = folder.resolve("a" + TimelineTable.SUFFIX);
		TimelineTable.write(file, new Timeline(1, List.of(step(0, 1, .5), step(1, 2, -.75))));
		try (CsvRows rows = TimelineTable.rows(file)) {
			Timeline timeline = TimelineTable.of(rows.columns(), CsvRows.all(file, TimelineTable.COLUMNS));
			assertThat(timeline.rows()).extracting(TimelineRow::faceFurther).containsExactly(NamedValues.of(List.of("valence"), .5),
					NamedValues.of(List.of("valence"), -.75));
			assertThat(timeline).isEqualTo(TimelineTable.read(file));
		}
	}

	@Test
	void theSummaryWeighsStepsByTheirTime() {
		List<TimelineRow> steps = List.of(step(0, 1, .5), step(1, 2, -.75), step(2, 3, .25));
		assertThat(FurtherSummary.of(steps, TimelineRow::faceFurther, .5, 2)).containsExactly(
				new FurtherSummary("valence", 1.5, (.5 * .5 - .75) / 1.5, -.75, 1));
		assertThat(FurtherSummary.of(steps, TimelineRow::voiceFurther, 0, 3)).isEmpty();
	}

	@Test
	void netsThatTellNothingElseAddNothing() {
		FaceTracks faces = new FaceTracks(1, 1, 1, List.of(new FaceObservation(0, 0, 1, new FaceBox(0, 0, 9, 9), SCORES)));
		List<String> row = ClipTable.row("a", result("a", faces, List.of(new WindowScores(0, 1, SCORES))));
		assertThat(row).hasSameSizeAs(ClipTable.COLUMNS);
		assertThat(ClipTable.columns(List.of(row))).isEqualTo(ClipTable.COLUMNS);
	}

	// -- Helper methods --

	private static FaceObservation seen(int frame, double contempt, double valence) {
		return new FaceObservation(frame, frame / 30., 1, new FaceBox(0, 0, 10, 10), SCORES, NamedValues.of(NAMES, contempt, valence));
	}

	private static TimelineRow step(double start, double end, double valence) {
		return new TimelineRow(start, end, OptionalInt.of(1), 1, OptionalDouble.empty(), Optional.of(SCORES), 0, 0, Optional.empty(),
				Optional.of(SCORES), NamedValues.of(List.of("valence"), valence), NamedValues.NONE, Optional.empty());
	}

	private static WindowScores window(double weight, double arousal) {
		return new WindowScores(0, 1, SCORES, weight, OptionalDouble.empty(), NamedValues.of(List.of("arousal"), arousal));
	}

	private static ClipResult result(String name, FaceTracks faces, List<WindowScores> windows) {
		return new ClipResult(name, StreamScores.of(SCORES), StreamScores.of(SCORES), Optional.of(SCORES), faces,
				new VoiceReading(3, false, windows), OptionalDouble.of(3), List.of(), Tracks.AUTO, List.of());
	}
}
