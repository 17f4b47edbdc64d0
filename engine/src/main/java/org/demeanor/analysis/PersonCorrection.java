package org.demeanor.analysis;

import java.util.Objects;
import java.util.Optional;

import org.demeanor.calibration.Correction;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.StreamRule;
import org.demeanor.score.Scores;

/**
 * What was learnt of a person from whole clips: corrects each stream of an answer about that person, fuses both anew, and corrects
 * what they gave together. Parts of clips are corrected by the same.
 *
 * @param face empty if the face stays as it is
 * @param voice likewise
 * @param both for answers with face and voice, likewise
 */
public record PersonCorrection(Optional<Correction> face, Optional<Correction> voice, Optional<Correction> both, StreamRule rule,
		FusionModel fusion) {

	public PersonCorrection {
		Objects.requireNonNull(face);
		Objects.requireNonNull(voice);
		Objects.requireNonNull(both);
	}

	/** Returns the corrected answer. */
	public ClipAnswers apply(ClipAnswers found) {
		Optional<Scores> seen = corrected(face, found.face());
		Optional<Scores> heard = corrected(voice, found.voice());
		Optional<Scores> fused = found.fused().isPresent() ? rule.fuse(seen, heard, fusion) : Optional.empty();
		return new ClipAnswers(found.participant(), seen, heard,
				seen.isPresent() && heard.isPresent() ? corrected(both, fused) : fused);
	}

	private static Optional<Scores> corrected(Optional<Correction> correction, Optional<Scores> scores) {
		return correction.isPresent() ? scores.map(correction.get()::apply) : scores;
	}
}
