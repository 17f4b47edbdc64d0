package org.demeanor.imagej.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.imagej.SampleFrames;
import org.demeanor.imagej.image.FrameTimes;
import org.junit.jupiter.api.Test;

import ij.measure.ResultsTable;

/** Which row belongs to which frame, in every kind of table. */
class LinkedRowsTest {

	private static final OptionalInt ANYBODY = OptionalInt.empty();
	private static final FaceTracks NO_FACES = new FaceTracks(0, 0, 0, List.of());

	/** Two persons on frames 0, 3 and 6, the second one not on 3. */
	private final LinkedRows frames = new LinkedRows(List.of(frame(0, 1, "happy"), frame(0, 2, "sad"), frame(3, 1, "happy"),
			frame(6, 1, "fear"), frame(6, 2, "sad"), frame(9, 1, "happy")));

	@Test
	void aFrameThatWasNotLookedAtBelongsToTheRowBeforeIt() {
		assertThat(frames.at(0, ANYBODY)).hasValue(0);
		assertThat(frames.at(5, ANYBODY)).hasValue(2);
		assertThat(frames.at(1000, ANYBODY)).hasValue(5);
		assertThat(new LinkedRows(List.of(frame(4, 1, "sad"))).at(3, ANYBODY)).isEmpty();
	}

	@Test
	void aPersonKeepsTheMarkWhileTheFrameHasTheirRow() {
		assertThat(frames.at(7, OptionalInt.of(2))).hasValue(4);
		assertThat(frames.at(4, OptionalInt.of(2))).hasValue(2);
	}

	@Test
	void aClickIntoAPlotGoesToTheNearestRow() {
		assertThat(frames.nearest(1)).hasValue(0);
		assertThat(frames.nearest(2)).hasValue(2);
		assertThat(frames.nearest(99)).hasValue(5);
		assertThat(new LinkedRows(List.of()).nearest(1)).isEmpty();
	}

	@Test
	void anEpisodeIsOnePersonsRowsWithOneLabel() {
		assertThat(frames.episode(0, true)).isEqualTo(3);
		assertThat(frames.episode(3, true)).isEqualTo(5);
		assertThat(frames.episode(5, true)).as("the last one").isEqualTo(5);
		assertThat(frames.episode(5, false)).isEqualTo(3);
		assertThat(frames.episode(3, false)).as("its first row").isZero();
		assertThat(frames.episode(1, true)).as("always sad").isEqualTo(1);
	}

	@Test
	void theFrameTablesColumnsAreRead() {
		ResultsTable table = new ResultsTable();
		row(table, "frame", 12, "time_s", 99, "face", 2, "x", 1, "y", 2, "width", 3, "height", 4);
		table.addValue("label", "calm");
		assertThat(read(table).get(0)).isEqualTo(new LinkedRow(12, LinkedRow.OPEN, OptionalInt.of(2), "calm",
				Optional.of(new FaceBox(1, 2, 3, 4))));
	}

	/** The sample has 25 frames a second. */
	@Test
	void timesBecomeFramesAndRowsEndWhereTheySay() {
		ResultsTable timeline = new ResultsTable();
		row(timeline, "time_s", 0, "end_s", .12, "person", Double.NaN);
		row(timeline, "time_s", .12, "end_s", .24, "person", 1);
		LinkedRows steps = read(timeline);
		assertThat(steps.get(0)).isEqualTo(new LinkedRow(0, 3, ANYBODY, "", Optional.empty()));
		assertThat(steps.get(1)).isEqualTo(new LinkedRow(3, 6, OptionalInt.of(1), "", Optional.empty()));
		assertThat(steps.at(3, ANYBODY)).hasValue(1);
		assertThat(steps.at(8, ANYBODY)).as("behind the last step").isEmpty();

		ResultsTable people = new ResultsTable();
		row(people, "person", 1, "first_s", 0, "last_s", .32);
		row(people, "person", 2, "first_s", .04, "last_s", .08);
		assertThat(read(people).at(5, ANYBODY)).as("the second one is gone").hasValue(0);
		ResultsTable segments = new ResultsTable();
		row(segments, "start_s", .2, "end_s", .3);
		assertThat(read(segments).at(6, ANYBODY)).hasValue(0);
	}

	@Test
	void tablesWithoutTimesAreNotLinked() {
		ResultsTable clips = new ResultsTable();
		assertThat(TableReader.suits(null)).isFalse();
		row(clips, "duration_s", 3);
		assertThat(TableReader.suits(clips)).isFalse();
		row(clips, "frame", 3);
		assertThat(TableReader.suits(clips)).isTrue();
	}

	// -- Helper methods --

	private static LinkedRow frame(int frame, int person, String label) {
		return new LinkedRow(frame, LinkedRow.OPEN, OptionalInt.of(person), label, Optional.empty());
	}

	private static LinkedRows read(ResultsTable table) {
		return new TableReader(table, new FrameTimes(SampleFrames.rgb(), NO_FACES)).rows();
	}

	private static void row(ResultsTable table, Object... namesAndNumbers) {
		table.incrementCounter();
		for (int i = 0; i < namesAndNumbers.length; i += 2)
			table.addValue((String) namesAndNumbers[i], ((Number) namesAndNumbers[i + 1]).doubleValue());
	}
}
