package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.calibration.Participant;
import org.demeanor.calibration.Participants;

/** A table of whose each clip is, {@code clip,participant[,baseline]}: written by whoever ran the study. */
public final class ParticipantTable {

	private static final String CLIP = "clip";
	private static final String PARTICIPANT = "participant";
	private static final String BASELINE = "baseline";
	private static final Set<String> YES = Set.of("1", "true", "yes", "x");
	private static final Set<String> NO = Set.of("", "0", "false", "no");

	private ParticipantTable() {}

	/**
	 * Reads a table.
	 *
	 * @param clips names of all clips of the run; empty if the table may name others
	 * @throws StageException (stage report) naming file and row if it cannot be read, a column is missing, a clip stands twice
	 *         or is none of the run, a participant has no name, or a baseline is neither yes nor no
	 */
	public static Participants read(Path file, Optional<Set<String>> clips) throws StageException {
		Map<String, Participant> byClip = new HashMap<>();
		for (CSVRecord line : CsvFile.read(file, List.of(CLIP, PARTICIPANT))) {
			CsvFile.checkFields(file, line);
			String clip = CsvFile.text(line.get(CLIP)).strip();
			if (clips.isPresent() && !clips.get().contains(clip))
				throw CsvFile.wrong(file, line, "no clip of this run is called '" + clip + "'; names are those of clips.csv");
			if (byClip.put(clip, participant(file, line)) != null)
				throw CsvFile.wrong(file, line, "clip '" + clip + "' stands twice");
		}
		return Participants.of(byClip);
	}

	private static Participant participant(Path file, CSVRecord line) throws StageException {
		String name = CsvFile.text(line.get(PARTICIPANT)).strip();
		if (name.isEmpty())
			throw CsvFile.wrong(file, line, "the participant has no name");
		String baseline = line.isMapped(BASELINE) ? line.get(BASELINE).strip().toLowerCase(Locale.ROOT) : "";
		if (!YES.contains(baseline) && !NO.contains(baseline))
			throw CsvFile.wrong(file, line, "baseline is '" + line.get(BASELINE) + "', neither yes nor no");
		return new Participant(name, YES.contains(baseline));
	}
}
