"""Top-k, figures for each class, and a confidence interval that resamples actors."""

import numpy as np

from ..data.labels import LABELS

#: Bootstrap samples for an interval.
DRAWS = 2000


def evaluate(scores: np.ndarray, truth: np.ndarray, groups: np.ndarray, seed: int = 1) -> dict:
    """All figures as fractions 0..1; the 95 % interval of top-1 resamples groups (actors, or single items)."""
    order = np.argsort(-scores, axis=1, kind="stable")
    top1 = order[:, 0] == truth
    result = {"n": len(truth), "top1": float(top1.mean()),
              "top3": float((order[:, :3] == truth[:, None]).any(1).mean()),
              "top1_ci95": _interval(top1, groups, seed), "precision": {}, "recall": {}, "f1": {}}
    for index, label in enumerate(LABELS):
        hits = int((top1 & (truth == index)).sum())
        precision = hits / max(1, int((order[:, 0] == index).sum()))
        recall = hits / max(1, int((truth == index).sum()))
        result["precision"][label] = precision
        result["recall"][label] = recall
        result["f1"][label] = 2 * precision * recall / (precision + recall) if hits else 0.0
    return result


def line(result: dict) -> str:
    low, high = result["top1_ci95"]
    return f"top-1 {100 * result['top1']:.1f} % [{100 * low:.1f}, {100 * high:.1f}], top-3 {100 * result['top3']:.1f} %"


def _interval(right: np.ndarray, groups: np.ndarray, seed: int) -> list[float]:
    names, member = np.unique(groups, return_inverse=True)
    hits = np.bincount(member, weights=right)
    sizes = np.bincount(member)
    drawn = np.random.default_rng(seed).integers(len(names), size=(DRAWS, len(names)))
    shares = hits[drawn].sum(1) / sizes[drawn].sum(1)
    return [float(bound) for bound in np.quantile(shares, [.025, .975])]
