package org.demeanor.batch.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.demeanor.Counts;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.PersonCorrection;
import org.demeanor.report.table.ClipTable;

/**
 * The clips of a run, calibrated.
 *
 * @param rows of {@code clips.csv}
 * @param corrections of the clips' participants, by the clip's name; none of clips whose scores stay
 * @param changed names of clips whose tables of parts are calibrated, or were so in an earlier run
 */
record CalibratedRun(List<List<String>> rows, Map<String, PersonCorrection> corrections, Set<String> changed) {

	CalibratedRun {
		rows = List.copyOf(rows);
		corrections = Map.copyOf(corrections);
		changed = Set.copyOf(changed);
	}

	/** One line on clips whose scores stay although the run is calibrated; empty if there are none. */
	Optional<StageException> left(Path folder) {
		long left = rows.stream().filter(row -> !corrections.containsKey(ClipTable.clip(row)) && ClipTable.hasAnswer(row)
				&& !ClipTable.isFailed(row)).count();
		return left == 0 ? Optional.empty() : Optional.of(new StageException(Stage.REPORT, folder.resolve(ClipTable.FILE).toString(),
				Counts.of(rows.size(), "clip") + ", " + left + " not calibrated: see the column note"));
	}
}
