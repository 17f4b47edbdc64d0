package org.demeanor.batch.run;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.PersonCalibration;
import org.demeanor.analysis.Settings;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.calibration.Participants;
import org.demeanor.model.ModelStore;
import org.demeanor.report.table.ParticipantTable;

/**
 * What a user asks for, the same from every way in.
 *
 * @param table says whose each clip is; empty for none
 * @param pattern says the same by clips' names; empty for none
 */
public record CalibrationRequest(CalibrationMode mode, Optional<Path> table, Optional<String> pattern) {

	public CalibrationRequest {
		Objects.requireNonNull(mode);
		Objects.requireNonNull(table);
		Objects.requireNonNull(pattern);
	}

	/**
	 * The request itself.
	 *
	 * @throws StageException (stage option) if the three do not fit together
	 */
	public CalibrationRequest checked() throws StageException {
		if (table.isPresent() && pattern.isPresent())
			throw new StageException(Stage.OPTION, "participants", "a table and a pattern exclude each other");
		if (mode != CalibrationMode.NONE && table.isEmpty() && pattern.isEmpty())
			throw new StageException(Stage.OPTION, "calibrate",
					mode.label() + " needs participants: a table of them, or a pattern of names");
		if (mode == CalibrationMode.BASELINE && table.isEmpty())
			throw new StageException(Stage.OPTION, "calibrate",
					"baseline needs a table of participants with clips marked in the column baseline");
		return this;
	}

	/**
	 * For all clips of a run.
	 *
	 * @param clips names of all clips of the run, also where a shard is a part
	 * @throws StageException if the table, the pattern or the models cannot be used
	 */
	public RunCalibration of(ModelStore models, Settings settings, Collection<String> clips) throws StageException {
		return new RunCalibration(participants(clips, Optional.of(new HashSet<>(clips))), person(models, settings));
	}

	/**
	 * Whose clips these are.
	 *
	 * @param allowed clips that a table may name; empty if it may name others
	 * @throws StageException if the table or the pattern cannot be used
	 */
	public Participants participants(Collection<String> clips, Optional<Set<String>> allowed) throws StageException {
		if (pattern.isPresent()) {
			Participants found = Participants.byPattern(pattern.get(), clips);
			if (!found.known() && !clips.isEmpty())
				throw new StageException(Stage.OPTION, "pattern '" + pattern.get() + "'",
						"is found in no clip's name, e.g. not in '" + clips.iterator().next() + "'");
			return found;
		}
		if (table.isEmpty())
			return Participants.NONE;
		Participants participants = ParticipantTable.read(table.get(), allowed);
		if (mode == CalibrationMode.BASELINE && !participants.baseline())
			throw new StageException(Stage.REPORT, table.get().toString(), "marks no clip in the column baseline");
		return participants;
	}

	/** How scores are calibrated; empty if they are not. */
	public Optional<PersonCalibration> person(ModelStore models, Settings settings) throws StageException {
		return mode == CalibrationMode.NONE ? Optional.empty() : Optional.of(PersonCalibration.of(models, settings, mode));
	}
}
