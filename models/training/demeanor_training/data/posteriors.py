"""Scores that a published net gave every face frame of RAVDESS videos, by clip."""

import csv
import lzma
from pathlib import Path

import numpy as np

from ..files.errors import DataError
from .labels import LABELS

#: Below the data folder.
FILE = "posteriors/ravdess-faces-mini-xception.csv.xz"
#: RAVDESS's emotion in a clip's name: the class; neutral is calm.
EMOTIONS = {"01": "calm", "02": "calm", "03": "happy", "04": "sad", "05": "angry", "06": "fear", "07": "disgust",
            "08": "surprise"}
NEUTRAL = "01"


def frames(folder: Path) -> dict[str, np.ndarray]:
    """By clip, frames x 7 scores in the order of the frames."""
    file, found = folder / FILE, {}
    try:
        with lzma.open(file, "rt", newline="", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                found.setdefault(row["clip"], []).append([float(row[label]) for label in LABELS])
    except FileNotFoundError as missing:
        raise DataError(f"{file}: no such file") from missing
    except (KeyError, TypeError, ValueError, lzma.LZMAError, EOFError) as broken:
        raise DataError(f"{file}: is no table of frames with scores ({broken})") from broken
    return {clip: np.array(scores) for clip, scores in found.items()}


def emotion(clip: str) -> str:
    """RAVDESS's two digits of a clip's emotion."""
    return clip.split("-")[2]


def truth(clip: str) -> int:
    return LABELS.index(EMOTIONS[emotion(clip)])


def actor(clip: str) -> int:
    return int(clip.rsplit("-", 1)[1])
