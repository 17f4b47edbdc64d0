"""Calibration to the person: scores of one person's clips, corrected by what the net says of that person all the time.

The engine's package `calibration` computes the same; `calibrate` fits the strengths that both use.
"""

from dataclasses import asdict, dataclass

import numpy as np

from .calibration import softmax
from .score_tables import logs

#: The fitting of equal priors ends when no class's mean is further from its share than this, or after so many rounds.
CLOSE, ROUNDS = 1e-12, 1000


@dataclass(frozen=True)
class Strength:
    """How far a stream is corrected.

    With n clips of a person, w = n / (n + half): the correction is halved at `half` clips.
    """

    #: Power of the correction; 0: none.
    strength: float
    #: Power of the corrected scores; 1 leaves them.
    sharpness: float
    #: Clips at which half of it is applied.
    half: float

    def weight(self, clips: int) -> float:
        return clips / (clips + self.half)

    def apply(self, scores: np.ndarray, correction: np.ndarray, weight: float, ready: bool = False) -> np.ndarray:
        """:param ready: whether the correction is of the sharpened scores already"""
        sharpness = self.sharpened(weight)
        return softmax(sharpness * logs(scores) + self.strength * weight * correction * (1 if ready else sharpness))

    def sharpened(self, weight: float) -> float:
        return 1 + (self.sharpness - 1) * weight

    def json(self) -> dict:
        return asdict(self)


#: Leaves scores as they are.
NONE = Strength(0.0, 1.0, 0.0)


def centre(scores: np.ndarray, by: Strength) -> np.ndarray:
    """Each class divided by the person's mean of it.

    :param scores: clips x 7 of one person; here and below also persons x clips x 7, of as many clips each
    """
    return by.apply(scores, -logs(scores.mean(-2, keepdims=True)), by.weight(scores.shape[-2]))


def baseline(scores: np.ndarray, neutral: np.ndarray, usual: np.ndarray, by: Strength) -> np.ndarray:
    """Divided by the person's mean over clips marked as neutral, times what other people's neutral clips have.

    :param neutral: scores of the marked clips, at least one
    :param usual: seven means over other people's neutral clips
    """
    own = logs(neutral.mean(-2, keepdims=True))
    return by.apply(scores, logs(usual) - own, by.weight(neutral.shape[-2]))


def balanced(scores: np.ndarray, by: Strength, rounds: int = ROUNDS) -> np.ndarray:
    """Each class times a factor that gives all classes the same mean."""
    weight = by.weight(scores.shape[-2])
    return by.apply(scores, priors(by.sharpened(weight) * logs(scores), rounds), weight, ready=True)


def priors(logits: np.ndarray, rounds: int = ROUNDS) -> np.ndarray:
    """What each class's logits need for their softmax to have equal means over the clips (iterative proportional fitting)."""
    found = np.zeros_like(logits[..., :1, :])
    for _ in range(rounds):
        means = softmax(logits + found).mean(-2, keepdims=True)
        if np.abs(means * logits.shape[-1] - 1).max() < CLOSE:
            break
        found = found - np.log(means * logits.shape[-1])
    return found
