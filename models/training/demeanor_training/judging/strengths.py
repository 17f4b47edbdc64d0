"""Fits how far scores are calibrated to the person, from clips of several people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize

from . import calibration, persons
from .persons import Strength

CENTRE, BALANCED, BASELINE = "centre", "balanced", "baseline"
#: Clips of a person that a strength is fitted on: some people have few. For the baseline: neutral clips.
SIZES = {CENTRE: (2, 4, 8, 16, 56), BALANCED: (7, 14, 28, 56), BASELINE: (1, 2, 4)}
#: Of proportional fitting: enough for a fit, which looks at many strengths.
ROUNDS = 30
#: How often the clips of people with few are drawn.
DRAWS = 20
#: Where the search begins, and how far it may go.
START, BOUNDS = (.9, 1.2, 3.0), [(0, 1), (.5, 3), (0, 30)]


@dataclass(frozen=True)
class People:
    """One stream's clips, or those of both fused."""

    scores: np.ndarray
    truth: np.ndarray
    actors: np.ndarray
    #: Clips that stand for the person's neutral ones and are not judged where these are known.
    neutral: np.ndarray

    def of(self, some: np.ndarray) -> "People":
        return People(self.scores[some], self.truth[some], self.actors[some], self.neutral[some])

    def with_scores(self, scores: np.ndarray) -> "People":
        return replace(self, scores=scores)

    def usual(self) -> np.ndarray:
        """Mean scores of neutral clips."""
        return self.scores[self.neutral].mean(0)

    def judged(self, mode: str) -> np.ndarray:
        return ~self.neutral if mode == BASELINE else np.full(len(self.truth), True)


def calibrated(mode: str, people: People, usual: np.ndarray, by: Strength) -> np.ndarray:
    """All clips' scores, person by person.

    :param usual: of other people's neutral clips
    """
    found = np.empty_like(people.scores)
    for actor in np.unique(people.actors):
        own = people.actors == actor
        found[own] = _corrected(mode, people.scores[own], people.scores[own & people.neutral], usual, by, persons.ROUNDS)
    return found


def fitted(mode: str, people: People) -> Strength:
    """The strength with the smallest mean log loss over people with few clips and with many.

    A stream that is not helped gets a strength near 0.
    """
    samples, usual = _samples(mode, people, SIZES[mode], np.random.default_rng(1)), people.usual()

    def loss(values: np.ndarray) -> float:
        by = Strength(*map(float, values))
        return float(np.mean([_loss(_corrected(mode, scores, neutral, usual, by, ROUNDS), truth)
                              for scores, neutral, truth in samples]))

    found = minimize(loss, START, method="Nelder-Mead", bounds=BOUNDS, options={"xatol": .02, "fatol": 1e-4, "maxfev": 80})
    return Strength(*(round(float(value), 2) for value in found.x))


def gains(mode: str, people: People, usual: np.ndarray, by: Strength, sizes: Sequence[int]) -> np.ndarray:
    """By how much the log loss falls for each number of clips of a person, or of neutral ones that are known."""
    random = np.random.default_rng(2)
    return np.mean([[_loss(scores, truth) - _loss(_corrected(mode, scores, neutral, usual, by, ROUNDS), truth)
                     for scores, neutral, truth in _samples(mode, people, sizes, random)] for _ in range(DRAWS)], 0)


# -- Helper functions --

def _loss(scores: np.ndarray, truth: np.ndarray) -> float:
    return calibration.log_loss(scores.reshape(truth.size, -1), truth.ravel())


def _corrected(mode: str, scores: np.ndarray, neutral: np.ndarray, usual: np.ndarray, by: Strength,
               rounds: int) -> np.ndarray:
    if mode == CENTRE:
        return persons.centre(scores, by)
    if mode == BALANCED:
        return persons.balanced(scores, by, rounds)
    return persons.baseline(scores, neutral, usual, by)


def _samples(mode: str, people: People, sizes: Sequence[int],
             random: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """For each size persons x clips x 7 scores, those of the neutral clips that are known, and the truth."""
    found = []
    for size in sizes:
        rows, known = [], []
        for actor in np.unique(people.actors):
            own = np.flatnonzero(people.actors == actor)
            neutral = own[people.neutral[own]]
            known.append(neutral[:size])
            rows.append(own[~people.neutral[own]] if mode == BASELINE
                        else own[_drawn(people.truth[own], size, mode == BALANCED, random)])
        found.append((people.scores[np.array(rows)], people.scores[np.array(known)], people.truth[np.array(rows)]))
    return found


def _drawn(truth: np.ndarray, size: int, balanced: bool, random: np.random.Generator) -> np.ndarray:
    mixed = random.permutation(len(truth))
    if not balanced:
        return mixed[:size]
    classes = np.unique(truth)
    return np.concatenate([mixed[truth[mixed] == label][:size // len(classes)] for label in classes])
