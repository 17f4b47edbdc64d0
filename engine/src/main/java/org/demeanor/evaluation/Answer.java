package org.demeanor.evaluation;

import java.util.Optional;

import org.demeanor.analysis.ClipResult;
import org.demeanor.dataset.LabelledFile;
import org.demeanor.score.Scores;

/** An item's scores from the face, from the voice, and from both. Empty if there is no answer. */
record Answer(LabelledFile item, Optional<Scores> face, Optional<Scores> voice, Optional<Scores> fused) {

	static Answer of(LabelledFile item, ClipResult result) {
		return new Answer(item, result.face().scores(), result.voice().scores(), result.fused());
	}
}
