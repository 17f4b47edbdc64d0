"""FER+: the votes of ten people for each face of FER2013."""

import csv
from pathlib import Path

import numpy as np

from ..files.errors import DataError
from .labels import LABELS

#: FER+'s names for our classes, in our order.
_COLUMNS = ["anger", "neutral", "disgust", "fear", "happiness", "sadness", "surprise"]
#: Answers that are none of our classes.
_OTHERS = ["contempt", "unknown", "not_face"]
ANSWERS = _COLUMNS + _OTHERS


def load(folder: Path, part: str) -> np.ndarray:
    """N x 10 counts: our seven classes, then contempt, unknown and not a face."""
    table = folder / "ferplus" / f"{part}.csv"
    try:
        with open(table, newline="", encoding="utf-8") as lines:
            return np.array([[int(row[name]) for name in ANSWERS] for row in csv.DictReader(lines)])
    except FileNotFoundError as missing:
        raise DataError(f"{table}: no such file") from missing
    except (KeyError, TypeError, ValueError) as broken:
        raise DataError(f"{table}: damaged ({broken})") from broken


def majority(votes: np.ndarray) -> np.ndarray:
    """The class that most people named; -1 if it is none of ours, or if two share the first place."""
    first = votes.max(1)
    alone = (votes == first[:, None]).sum(1) == 1
    winner = votes.argmax(1)
    return np.where(alone & (winner < len(LABELS)), winner, -1)


def faces(votes: np.ndarray) -> np.ndarray:
    """Whether a row shows a face, as most people say."""
    return votes.argmax(1) != len(LABELS) + _OTHERS.index("not_face")


def shares(votes: np.ndarray) -> np.ndarray:
    """N x 10: the share of the voters who gave each answer."""
    return (votes / np.maximum(1, votes.sum(1, keepdims=True))).astype(np.float32)
