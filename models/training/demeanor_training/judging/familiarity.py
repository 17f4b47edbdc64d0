"""Whether a score of how unfamiliar recordings are tells unknown corpora, and whether fewer answers are right there."""

import numpy as np

#: Bounds of the scores' groups.
BOUNDS = (0, .25, .5, .75, 1)


def auroc(known: np.ndarray, unknown: np.ndarray) -> float:
    """How often an unknown recording has the larger score than a known one; ties count half."""
    below = np.searchsorted(np.sort(known), unknown, "left") + np.searchsorted(np.sort(known), unknown, "right")
    return float(below.mean() / 2 / len(known))


def groups(scores: np.ndarray, right: np.ndarray, sets: np.ndarray) -> list[dict]:
    """How many are right by their score, each set counting alike."""
    share = np.array([1 / (sets == name).sum() for name in sets])
    found = []
    for low, high in zip(BOUNDS[:-1], BOUNDS[1:]):
        inside = (scores >= low) & ((scores < high) | (high == BOUNDS[-1]))
        found.append({"from": low, "to": high, "n": int(inside.sum()),
                      "top1": float(np.average(right[inside], weights=share[inside])) if inside.any() else None})
    return found
