package org.demeanor.report.moments;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.demeanor.StageException;
import org.demeanor.report.table.SegmentsTable;
import org.demeanor.report.table.TimelineTable;
import org.demeanor.timeline.Timeline;
import org.demeanor.timeline.TimelineRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTableTest {

	@TempDir
	private Path folder;

	@Test
	void aSegmentWhoseTimeSomebodyEditedIsOneLine() throws Exception {
		TimelineTable.write(folder.resolve("c.timeline.csv"), new Timeline(.5, List.of(new TimelineRow(0, .5, OptionalInt.empty(), 5,
				OptionalDouble.empty(), Optional.empty(), .5, .5, Optional.empty(), Optional.empty(), Optional.empty()))));
		List<String> row = new ArrayList<>(Collections.nCopies(SegmentsTable.COLUMNS.size(), ""));
		row.set(2, "0,5 s");
		SegmentsTable.write(folder.resolve("c.segments.csv"), List.of(row));
		assertThatThrownBy(() -> SummaryTable.write(folder, List.of("c"))).isInstanceOf(StageException.class)
				.hasMessageContaining("c.segments.csv").hasMessageContaining("has '0,5 s' as a time");
	}
}
