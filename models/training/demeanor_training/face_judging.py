"""Faces of clips are judged twice, as the reference did: each frame by itself, and a clip by the mean of its frames."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from . import calibration, results
from .face_features import FaceFeatures

#: What a protocol says after the folds.
FRAMES = ", single frames; interval by resampling actors"
CLIPS = ", clips by the mean of their frames; interval by resampling actors"


def of_clips(data: FaceFeatures, logits: np.ndarray) -> np.ndarray:
    """Logarithms of the mean over each clip's faces, of whose logits there is a row each."""
    scores = calibration.softmax(logits)
    means = [scores[data.members == clip].mean(0) for clip in range(len(data.clips))]
    return np.log(np.maximum(means, 1e-12)).astype(np.float32)


def keep(about: results.Entry, data: FaceFeatures, logits: np.ndarray, folder: Path) -> None:
    """Under the name of the entry what clips are worth, and with `-frames` behind it what single frames are."""
    truth, actors = data.labels[data.members], data.actors[data.members]
    numbers = np.arange(len(truth)) - np.searchsorted(data.members, data.members)
    names = [f"{data.clips[clip]}_{number:02}" for clip, number in zip(data.members, numbers)]
    results.keep(replace(about, name=f"{about.name}-frames", protocol=about.protocol + FRAMES),
                 results.judge(logits, truth, actors), names, logits, truth, folder)
    means = of_clips(data, logits)
    results.keep(replace(about, protocol=about.protocol + CLIPS), results.judge(means, data.labels, data.actors),
                 data.clips, means, data.labels, folder)
