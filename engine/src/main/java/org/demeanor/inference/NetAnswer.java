package org.demeanor.inference;

import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;

/**
 * What a net says of one item.
 *
 * @param scores of the seven emotions; empty if the net has no classes
 * @param speech of each step of the item the probability that somebody speaks; empty if the net does not tell
 * @param unfamiliar 0..1, how unlike what the net learnt from it is; empty if the net does not tell
 * @param further what it tells besides, as {@link org.demeanor.model.ModelBundle#furtherNames()} says
 */
public record NetAnswer(Optional<Scores> scores, float[] speech, OptionalDouble unfamiliar, NamedValues further) {

	/** The answer of a net that tells nothing else. */
	public NetAnswer(Scores scores) {
		this(Optional.of(scores), new float[0], OptionalDouble.empty(), NamedValues.NONE);
	}
}
