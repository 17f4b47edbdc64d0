"""Judges faces twice, as the reference did: each frame by itself, and each clip by the mean of its frames."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from ..data.face_features import FaceFeatures
from ..judging import calibration
from ..judging.evaluation import judge
from . import record

#: Ends of a protocol, after the folds.
FRAMES = ", single frames; interval by resampling actors"
CLIPS = ", clips by the mean of their frames; interval by resampling actors"


def of_clips(data: FaceFeatures, logits: np.ndarray) -> np.ndarray:
    """For each clip the logarithm of the mean of its faces' scores, from a row of logits for each face."""
    scores = calibration.softmax(logits)
    means = [scores[data.members == clip].mean(0) for clip in range(len(data.clips))]
    return np.log(np.maximum(means, 1e-12)).astype(np.float32)


def keep(about: record.Entry, data: FaceFeatures, logits: np.ndarray, folder: Path) -> None:
    """Keeps the figures of clips under the entry's name, and those of single frames with `-frames` appended."""
    truth, actors = data.labels[data.members], data.actors[data.members]
    numbers = np.arange(len(truth)) - np.searchsorted(data.members, data.members)
    names = [f"{data.clips[clip]}_{number:02}" for clip, number in zip(data.members, numbers)]
    record.keep(replace(about, name=f"{about.name}-frames", protocol=about.protocol + FRAMES),
                judge(logits, truth, actors), names, logits, truth, folder)
    means = of_clips(data, logits)
    record.keep(replace(about, protocol=about.protocol + CLIPS), judge(means, data.labels, data.actors),
                data.clips, means, data.labels, folder)
