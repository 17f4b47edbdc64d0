package org.demeanor.fusion;

import org.demeanor.score.Scores;

/** Joins the answers of face and voice. */
@FunctionalInterface
public interface PairRule {

	Scores fuse(Scores face, Scores voice);
}
