package org.demeanor.cli.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.PersonCorrection;
import org.demeanor.batch.run.RunCalibration;
import org.demeanor.calibration.Participant;
import org.demeanor.report.moments.MomentTable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How a job is calibrated to its participants, on its way to executors. Each executor learns the corrections once, from the
 * rows of all clips.
 */
final class SparkCalibration implements Serializable {

	private static final long serialVersionUID = 1;

	private final String told;
	/** Rows of clips.csv as they were found; none if nothing is calibrated. */
	private final ArrayList<ArrayList<String>> found = new ArrayList<>();

	private transient RunCalibration calibration;
	private transient Map<String, PersonCorrection> corrections;

	/** @param rows of all clips, as they were found */
	SparkCalibration(RunCalibration calibration, List<List<String>> rows) {
		told = calibration.told().toString();
		if (calibration.person().isPresent())
			rows.forEach(row -> found.add(new ArrayList<>(row)));
	}

	/**
	 * Calibrates the rows of a clip's table of parts; a failed clip has none.
	 *
	 * @param main the number of the person whom the clip is about; empty for none
	 */
	synchronized List<List<String>> applied(MomentTable table, String clip, List<List<String>> rows, String main)
			throws StageException {
		learn();
		Optional<Participant> participant = calibration.participants().of(clip);
		Optional<PersonCorrection> correction = participant.map(person -> corrections.get(person.name()));
		return rows.stream().map(row -> table.calibrated(row, participant, correction, calibration.label(), main)).toList();
	}

	// -- Helper methods --

	private void learn() throws StageException {
		if (calibration != null)
			return;
		try {
			calibration = RunCalibration.read("calibration", new ObjectMapper().readTree(told));
			corrections = calibration.corrections(List.copyOf(found));
		}
		catch (JsonProcessingException wrong) {
			throw new StageException(Stage.MODEL, "calibration", "is not readable: " + wrong.getOriginalMessage(), wrong);
		}
	}
}
