"""Scores of frames, clip by clip, as arrays."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import posteriors


@dataclass(frozen=True)
class ClipFrames:
    """Frames of RAVDESS clips."""

    clips: list[str]
    truth: np.ndarray
    actors: np.ndarray
    #: N x 7, rows sum to 1.
    scores: np.ndarray
    #: Which clip each row is of.
    members: np.ndarray

    def mean(self, values: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
        """Over the frames of each clip, of N rows; by N weights, if there are any."""
        weights = np.ones(len(values)) if weights is None else weights
        sums = np.stack([np.bincount(self.members, weights=weights * column) for column in values.T], 1)
        return sums / np.bincount(self.members, weights=weights)[:, None]


def load(folder: Path) -> ClipFrames:
    """Of the published net. Neutral clips are left out: RAVDESS has them beside its calm ones, and fewer of them.

    :param folder: holds posteriors/
    """
    found = {clip: scores for clip, scores in sorted(posteriors.frames(folder).items())
             if posteriors.emotion(clip) != posteriors.NEUTRAL}
    scores = np.concatenate(list(found.values()))
    return ClipFrames(list(found), np.array([posteriors.truth(clip) for clip in found]),
                      np.array([posteriors.actor(clip) for clip in found]), scores / scores.sum(1, keepdims=True),
                      np.repeat(np.arange(len(found)), [len(clip) for clip in found.values()]))
