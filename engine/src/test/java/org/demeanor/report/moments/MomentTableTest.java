package org.demeanor.report.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipAnswers;
import org.demeanor.analysis.PersonCalibration;
import org.demeanor.analysis.PersonCorrection;
import org.demeanor.calibration.Participant;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.image.FaceBox;
import org.demeanor.report.table.AnswerColumns;
import org.demeanor.report.table.CsvFile;
import org.demeanor.report.table.CsvRows;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.PeopleTable;
import org.demeanor.report.table.SegmentsTable;
import org.demeanor.report.table.TimelineTable;
import org.demeanor.score.Scores;
import org.demeanor.timeline.PersonAnswer;
import org.demeanor.timeline.Timeline;
import org.demeanor.timeline.TimelineRow;
import org.demeanor.timeline.speaker.Speaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A clip of its participant, who is on most frames, and a partner. */
class MomentTableTest {

	private static final Scores ANGRY = Scores.of(.4, .1, .1, .1, .1, .1, .1);
	private static final Optional<Participant> ANN = Optional.of(new Participant("ann", false));

	@TempDir
	private Path folder;

	@Test
	void partnersAndVoicesOffScreenStayAsTheyWereFound() throws IOException {
		Timeline timeline = new Timeline(.5, List.of(step(OptionalInt.of(1), Optional.empty()),
				step(OptionalInt.of(2), Optional.empty()), step(OptionalInt.empty(), Optional.empty()),
				step(OptionalInt.empty(), Optional.of(Speaker.OFF_SCREEN))));
		TimelineTable.write(folder.resolve("c.timeline.csv"), timeline);
		PeopleTable.write(folder.resolve("c.people.csv"), List.of(person(1, 3), person(2, 9)));
		List<List<String>> found = rows("c.timeline.csv", TimelineTable.COLUMNS);
		List<List<String>> people = rows("c.people.csv", PeopleTable.COLUMNS);
		for (MomentTable table : List.of(MomentTable.TIMELINE, MomentTable.PEOPLE))
			assertThat(calibrate(table, Optional.of(correction()), "centre")).isTrue();
		List<List<String>> calibrated = rows("c.timeline.csv", TimelineTable.COLUMNS);
		assertThat(calibrated.get(0)).isEqualTo(found.get(0));
		assertThat(calibrated.get(1)).isNotEqualTo(found.get(1));
		assertThat(calibrated.get(2)).isNotEqualTo(found.get(2));
		assertThat(calibrated.get(3)).isEqualTo(found.get(3));
		assertThat(rows("c.people.csv", PeopleTable.COLUMNS).get(0)).isEqualTo(people.get(0));
		assertThat(rows("c.people.csv", PeopleTable.COLUMNS).get(1)).isNotEqualTo(people.get(1));
		for (MomentTable table : List.of(MomentTable.TIMELINE, MomentTable.PEOPLE))
			calibrate(table, Optional.empty(), "none");
		assertThat(rows("c.timeline.csv", TimelineTable.COLUMNS)).isEqualTo(found);
		assertThat(Files.exists(folder.resolve("c.people.raw.csv"))).isFalse();
	}

	/** Steps may be shorter than a blink: a partner who speaks is then not seen in each of them. */
	@Test
	void theVoiceOfAPartnerWhoIsNotSeenStaysAsItWasFound() throws IOException {
		TimelineTable.write(folder.resolve("c.timeline.csv"), new Timeline(.5,
				List.of(step(OptionalInt.empty(), Optional.of(Speaker.of(1))), step(OptionalInt.empty(), Optional.of(Speaker.of(2))))));
		PeopleTable.write(folder.resolve("c.people.csv"), List.of(person(1, 3), person(2, 9)));
		List<List<String>> found = rows("c.timeline.csv", TimelineTable.COLUMNS);
		calibrate(MomentTable.TIMELINE, Optional.of(correction()), "centre");
		assertThat(rows("c.timeline.csv", TimelineTable.COLUMNS).get(0)).isEqualTo(found.get(0));
		assertThat(rows("c.timeline.csv", TimelineTable.COLUMNS).get(1)).isNotEqualTo(found.get(1));
	}

	/** A run was killed after it had moved the table of people to its raw name. */
	@Test
	void aTableOfPeopleThatIsOnlyRawStillNamesThePerson() throws IOException {
		TimelineTable.write(folder.resolve("c.timeline.csv"), new Timeline(.5,
				List.of(step(OptionalInt.of(1), Optional.empty()), step(OptionalInt.of(2), Optional.empty()))));
		PeopleTable.write(folder.resolve("c.people.raw.csv"), List.of(person(1, 3), person(2, 9)));
		List<List<String>> found = rows("c.timeline.csv", TimelineTable.COLUMNS);
		List<List<String>> people = rows("c.people.raw.csv", PeopleTable.COLUMNS);
		for (MomentTable table : List.of(MomentTable.TIMELINE, MomentTable.PEOPLE))
			assertThat(calibrate(table, Optional.of(correction()), "centre")).isTrue();
		assertThat(rows("c.timeline.csv", TimelineTable.COLUMNS).get(0)).isEqualTo(found.get(0));
		assertThat(rows("c.timeline.csv", TimelineTable.COLUMNS).get(1)).isNotEqualTo(found.get(1));
		assertThat(rows("c.people.csv", PeopleTable.COLUMNS).get(0)).isEqualTo(people.get(0));
		assertThat(rows("c.people.csv", PeopleTable.COLUMNS).get(1)).isNotEqualTo(people.get(1));
	}

	/** Two people are on all frames: the clip's answer is of the larger one. */
	@Test
	void ofTwoPeopleOnEquallyManyFramesTheLargerOneIsCalibrated() throws IOException {
		TimelineTable.write(folder.resolve("c.timeline.csv"), new Timeline(.5,
				List.of(step(OptionalInt.of(1), Optional.empty()), step(OptionalInt.of(2), Optional.empty()))));
		PeopleTable.write(folder.resolve("c.people.csv"), List.of(person(1, 3), person(2, 3)));
		FrameTable.write(folder.resolve("c.frames.csv"), List.of(seen(1, 40), seen(2, 90)));
		List<List<String>> found = rows("c.timeline.csv", TimelineTable.COLUMNS);
		for (MomentTable table : MomentTable.ALL)
			calibrate(table, Optional.of(correction()), "centre");
		assertThat(rows("c.timeline.csv", TimelineTable.COLUMNS).get(0)).isEqualTo(found.get(0));
		assertThat(rows("c.timeline.csv", TimelineTable.COLUMNS).get(1)).isNotEqualTo(found.get(1));
	}

	/** As clips.raw.csv does, in whatever order a run, its shards and their merge come to it. */
	@Test
	void segmentsAsTheyWereFoundNameTheParticipantToo() throws IOException {
		List<String> found = new ArrayList<>(Collections.nCopies(SegmentsTable.COLUMNS.size(), ""));
		found.set(SegmentsTable.COLUMNS.indexOf("clip"), "c");
		found = new AnswerColumns(SegmentsTable.COLUMNS).calibrated(found,
				new ClipAnswers(ANN, Optional.of(ANGRY), Optional.empty(), Optional.of(ANGRY)), "none");
		SegmentsTable.write(folder.resolve("c.segments.csv"), List.of(found));
		for (MomentTable table : MomentTable.ALL)
			calibrate(table, Optional.of(correction()), "centre");
		List<String> named = new AnswerColumns(SegmentsTable.COLUMNS).withParticipant(found, ANN);
		assertThat(rows("c.segments.raw.csv", SegmentsTable.COLUMNS)).containsExactly(named);
		assertThat(rows("c.segments.csv", SegmentsTable.COLUMNS).get(0)).contains("ann", "centre").isNotEqualTo(named);
		for (MomentTable table : MomentTable.ALL)
			calibrate(table, Optional.empty(), "none");
		assertThat(rows("c.segments.csv", SegmentsTable.COLUMNS)).containsExactly(named);
	}

	@Test
	void aDamagedTableOfPeopleIsNamed() throws IOException {
		TimelineTable.write(folder.resolve("c.timeline.csv"), new Timeline(.5, List.of(step(OptionalInt.of(1), Optional.empty()))));
		PeopleTable.write(folder.resolve("c.people.csv"), List.of(person(1, 3), person(2, 9)));
		List<List<String>> people = rows("c.people.csv", PeopleTable.COLUMNS);
		List<String> damaged = new ArrayList<>(people.get(0));
		damaged.set(PeopleTable.COLUMNS.indexOf("frames"), "many");
		CsvFile.write(folder.resolve("c.people.csv"), PeopleTable.COLUMNS, List.of(people.get(1), damaged));
		Optional<PersonCorrection> correction = Optional.of(correction());
		assertThatThrownBy(() -> calibrate(MomentTable.TIMELINE, correction, "centre"))
				.isInstanceOf(StageException.class).hasMessageContaining("c.people.csv").hasMessageContaining("many");
		assertThat(Files.exists(folder.resolve("c.timeline.raw.csv"))).isFalse();
	}

	// -- Helper methods --

	private boolean calibrate(MomentTable table, Optional<PersonCorrection> correction, String label) throws IOException {
		return table.calibrate(folder, "c", ANN, correction, label, MainPerson.of(folder, "c"));
	}

	private List<List<String>> rows(String table, List<String> columns) throws IOException {
		return CsvRows.all(folder.resolve(table), columns);
	}

	private static TimelineRow step(OptionalInt person, Optional<Speaker> speaker) {
		Optional<Scores> face = person.isPresent() ? Optional.of(ANGRY) : Optional.empty();
		Optional<Scores> voice = person.isPresent() ? Optional.empty() : Optional.of(ANGRY);
		return new TimelineRow(0, .5, person, 5, OptionalDouble.empty(), face, .5, .5, voice, Optional.of(ANGRY), speaker);
	}

	private static FaceObservation seen(int person, int side) {
		return new FaceObservation(0, 0, person, new FaceBox(0, 0, side, side), ANGRY);
	}

	private static PersonAnswer person(int number, int frames) {
		return new PersonAnswer(number, 0, .5, frames, .5, OptionalDouble.empty(), Optional.of(ANGRY), Optional.empty(), ANGRY);
	}

	private static PersonCorrection correction() throws IOException {
		String whole = "{'strength': 1, 'sharpness': 1, 'half': 0}";
		String seven = "[1, 1, 1, 1, 1, 1, 1]";
		String json = "{'mode': 'centre', 'rule': 'mean', 'strengths': {'floor': 1e-6, 'usual': {'face': S, 'voice': S, 'fused': S}, "
				+ "'centre': {'least_clips': 1, 'face': W, 'voice': W, 'fused': W}}, 'weights': {'face': S, 'voice': S}}";
		ClipAnswers clip = new ClipAnswers(ANN, Optional.of(ANGRY), Optional.of(ANGRY), Optional.of(ANGRY));
		String filled = json.replace("W", whole).replace("S", seven).replace('\'', '"');
		return PersonCalibration.of("test", new ObjectMapper().readTree(filled)).apply(List.of(clip)).corrections().get("ann");
	}
}
