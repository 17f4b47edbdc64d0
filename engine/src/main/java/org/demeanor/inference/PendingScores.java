package org.demeanor.inference;

import java.util.List;

import org.demeanor.StageException;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/** Scores that were asked for and may not be there yet. */
@FunctionalInterface
public interface PendingScores {

	/**
	 * Waits for all that the net says.
	 *
	 * @return one answer for each item
	 * @throws StageException (stage model) if ONNX Runtime failed or a score is not finite
	 */
	List<NetAnswer> answers() throws StageException;

	/**
	 * Waits for the scores, of a net that has classes.
	 *
	 * @return one for each item, in {@link Emotion} order
	 * @throws StageException as above
	 */
	default List<Scores> get() throws StageException {
		return answers().stream().map(answer -> answer.scores().orElseThrow()).toList();
	}
}
