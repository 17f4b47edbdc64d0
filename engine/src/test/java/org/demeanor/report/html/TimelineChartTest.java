package org.demeanor.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demeanor.report.PersonRows.person;
import static org.demeanor.report.PersonRows.seen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.demeanor.StageException;
import org.demeanor.report.Results;
import org.demeanor.report.table.CsvFile;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.PeopleTable;
import org.demeanor.report.table.TimelineTable;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.demeanor.timeline.TimelineRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineChartTest {

	@TempDir
	private Path folder;

	/** Two who are seen all the time, as in most interviews: the clip is about the larger one. */
	@Test
	void isAboutThePersonWhomTheClipIsAbout() throws StageException {
		CsvFile.write(folder.resolve("talk" + TimelineTable.SUFFIX), TimelineTable.COLUMNS,
				List.of(TimelineTable.row(step(1, Emotion.ANGRY)), TimelineTable.row(step(2, Emotion.HAPPY))));
		CsvFile.write(folder.resolve("talk" + PeopleTable.SUFFIX), PeopleTable.COLUMNS, List.of(person(1, 5), person(2, 5)));
		CsvFile.write(folder.resolve("talk" + FrameTable.SUFFIX), FrameTable.COLUMNS, List.of(seen(1, 40), seen(2, 90)));
		assertThat(TimelineChart.of(folder, "talk")).hasSize(1)
				.allSatisfy(line -> assertThat(line[2 + Emotion.HAPPY.ordinal()]).isGreaterThan(.5));
	}

	@Test
	void withoutATimelineThereIsNone() throws StageException {
		assertThat(TimelineChart.of(folder, "talk")).isEmpty();
	}

	// -- Helper methods --

	private static TimelineRow step(int person, Emotion shown) {
		Optional<Scores> scores = Optional.of(Results.sureOf(shown));
		return new TimelineRow(0, .5, OptionalInt.of(person), 5, OptionalDouble.empty(), scores, 0, 0, Optional.empty(), scores,
				Optional.empty());
	}
}
