"""Whether a score of how unfamiliar recordings are tells unknown corpora, and whether fewer answers are right there."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

from . import calibration

#: Bounds of the scores' groups.
BOUNDS = (0, .25, .5, .75, 1)
#: How strongly classes are left where they are.
RIDGE = .01


def auroc(known: np.ndarray, unknown: np.ndarray) -> float:
    """How often an unknown recording has the larger score than a known one; ties count half."""
    below = np.searchsorted(np.sort(known), unknown, "left") + np.searchsorted(np.sort(known), unknown, "right")
    return float(below.mean() / 2 / len(known))


def doubt(logits: np.ndarray, truth: np.ndarray, scores: np.ndarray, weights: np.ndarray) -> tuple[float, ...]:
    """The logarithm of the temperature where the score is 0, what is added to it at 1, and what is added to the logit of each
    class at 1, with the smallest log loss.

    :param weights: how much each recording counts
    """
    def loss(values: np.ndarray) -> float:
        said = calibration.softmax(tempered(logits, scores, values))
        likely = np.log(np.maximum(said[np.arange(len(truth)), truth], 1e-12))
        return float(-np.average(likely, weights=weights)) + RIDGE * float(np.square(values[2:]).sum())

    known, added, *lean = minimize(loss, [0.0, .5, *np.zeros(logits.shape[1])], method="BFGS").x.tolist()
    return known, max(0.0, added), *lean


def tempered(logits: np.ndarray, scores: np.ndarray, by: Sequence[float]) -> np.ndarray:
    """Logits as `doubt` would have them."""
    return logits / np.exp(by[0] + by[1] * scores)[:, None] + scores[:, None] * np.asarray(by[2:])


def groups(scores: np.ndarray, right: np.ndarray, sets: np.ndarray) -> list[dict]:
    """How many are right by their score, each set counting alike."""
    share = np.array([1 / (sets == name).sum() for name in sets])
    found = []
    for low, high in zip(BOUNDS[:-1], BOUNDS[1:]):
        inside = (scores >= low) & ((scores < high) | (high == BOUNDS[-1]))
        found.append({"from": low, "to": high, "n": int(inside.sum()),
                      "top1": float(np.average(right[inside], weights=share[inside])) if inside.any() else None})
    return found
