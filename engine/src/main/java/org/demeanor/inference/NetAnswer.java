package org.demeanor.inference;

import org.demeanor.score.Scores;

/**
 * What a net says of one item.
 *
 * @param scores the softmax of its logits
 * @param speech of each step of the item the probability that somebody speaks; empty if the net does not tell
 */
public record NetAnswer(Scores scores, float[] speech) {

	/** The answer of a net that does not detect speech. */
	public NetAnswer(Scores scores) {
		this(scores, new float[0]);
	}
}
