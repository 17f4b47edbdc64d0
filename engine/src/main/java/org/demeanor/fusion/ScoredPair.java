package org.demeanor.fusion;

import org.demeanor.score.Scores;

/** What both streams say of one clip. */
public record ScoredPair(Scores face, Scores voice) {}
