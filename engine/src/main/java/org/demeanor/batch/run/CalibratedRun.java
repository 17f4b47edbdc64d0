package org.demeanor.batch.run;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.demeanor.analysis.PersonCorrection;

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
}
