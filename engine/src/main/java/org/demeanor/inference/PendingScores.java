package org.demeanor.inference;

import java.util.List;

import org.demeanor.StageException;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/** Scores that were asked for and may still be on their way. */
@FunctionalInterface
public interface PendingScores {

	/**
	 * Waits for them.
	 *
	 * @return in {@link Emotion} order, an item each
	 * @throws StageException (stage model) if ONNX Runtime failed or a score is not finite
	 */
	List<Scores> get() throws StageException;
}
