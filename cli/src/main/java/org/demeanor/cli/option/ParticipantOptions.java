package org.demeanor.cli.option;

import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.batch.run.CalibrationRequest;
import org.demeanor.calibration.CalibrationMode;

import picocli.CommandLine.Option;

/** Whose each clip is, and how scores are calibrated to the person. */
public final class ParticipantOptions {

	@Option(names = "--participants", paramLabel = "FILE",
			description = "Whose each clip is: CSV with the columns clip, participant and, if clips are marked, baseline.")
	private Path file;

	@Option(names = "--participant-pattern", paramLabel = "REGEX",
			description = "Whose each clip is, by its name: the first group of this regular expression, e.g. '-(\\d+)$'.")
	private String pattern;

	@Option(names = "--calibrate", paramLabel = "MODE", defaultValue = "none",
			description = { "Corrects each participant's scores: none; centre, by the participant's own mean scores; balanced, so",
					"that all emotions are as frequent; baseline, by the clips marked as neutral; default ${DEFAULT-VALUE}" })
	private CalibrationMode mode;

	/**
	 * What is asked for.
	 *
	 * @throws StageException (stage option) if the options do not fit together
	 */
	public CalibrationRequest request() throws StageException {
		return new CalibrationRequest(mode, Optional.ofNullable(file), Optional.ofNullable(pattern)).checked();
	}
}
