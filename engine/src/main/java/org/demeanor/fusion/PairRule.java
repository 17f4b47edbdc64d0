package org.demeanor.fusion;

import org.demeanor.inference.Scores;

/** Makes one answer of the answers of face and voice. */
@FunctionalInterface
public interface PairRule {

	Scores fuse(Scores face, Scores voice);
}
