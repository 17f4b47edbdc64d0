"""Tables of scores as `demeanor evaluate` writes them: one row an item, with clip, truth and a score for each class."""

import csv
import re
from pathlib import Path

import numpy as np

from ..data.labels import LABELS
from ..files import storage
from ..files.errors import DataError

#: Smaller scores count as this before a logarithm is taken.
FLOOR = 1e-6


def read(table: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Each row's clip, truth and scores."""
    try:
        with open(table, newline="", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        truth = np.array([LABELS.index(row["truth"]) for row in rows])
        return [row["clip"] for row in rows], truth, np.array([[float(row[label]) for label in LABELS] for row in rows])
    except FileNotFoundError as missing:
        raise DataError(f"{table}: no such file") from missing
    except (KeyError, TypeError, ValueError) as broken:
        raise DataError(f"{table}: is no table with truth and scores ({broken})") from broken


def write(table: Path, clips: list[str], truth: np.ndarray, scores: np.ndarray) -> None:
    storage.write_csv(table, [{"clip": clip, "truth": LABELS[label],
                             **{key: f"{score:.6f}" for key, score in zip(LABELS, row)}}
                            for clip, label, row in zip(clips, truth, scores)])


def logs(scores: np.ndarray) -> np.ndarray:
    """Logits that have these scores."""
    return np.log(np.maximum(scores, FLOOR))


def actors(clips: list[str], table: Path) -> np.ndarray:
    """Each clip's actor, by its RAVDESS name, with or without the modality."""
    found = [re.fullmatch(r"(?:\d\d)?(?:-\d\d){5}-(\d\d)", clip) for clip in clips]
    if None in found:
        raise DataError(f"{table}: is no table of RAVDESS clips ({clips[found.index(None)]})")
    return np.array([int(name[1]) for name in found])
