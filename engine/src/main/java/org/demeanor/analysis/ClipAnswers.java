package org.demeanor.analysis;

import java.util.Optional;

import org.demeanor.calibration.Participant;
import org.demeanor.score.Scores;

/**
 * What the streams, and both together, say of a clip, and whose clip it is.
 *
 * @param participant empty if nobody knows
 */
public record ClipAnswers(Optional<Participant> participant, Optional<Scores> face, Optional<Scores> voice,
		Optional<Scores> fused) {}
