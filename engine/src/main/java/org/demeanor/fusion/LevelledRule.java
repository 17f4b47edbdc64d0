package org.demeanor.fusion;

import org.demeanor.score.Scores;

/**
 * The product of both streams' scores, each raised to the power that makes it as sure as the other stream allows.
 *
 * @param face exponent of the face's scores
 * @param voice exponent of the voice's
 * @param floor smallest score that a logarithm is taken of
 */
public record LevelledRule(double face, double voice, double floor) implements PairRule {

	@Override
	public Scores fuse(Scores ofFace, Scores ofVoice) {
		return LogLinear.ofExponents(face, voice, floor).fuse(ofFace, ofVoice);
	}
}
