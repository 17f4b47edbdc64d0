"""Tables of scores, a row an item: clip, truth and a score a class, as `demeanor evaluate` writes them."""

import csv
import re
from pathlib import Path

import numpy as np

from . import files
from .data import LABELS, DataError

#: Smallest score that a logarithm is taken of.
FLOOR = 1e-6


def read(table: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    """What each row is of, its truth and its scores."""
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
    files.write_csv(table, [{"clip": clip, "truth": LABELS[label],
                             **{key: f"{score:.6f}" for key, score in zip(LABELS, row)}}
                            for clip, label, row in zip(clips, truth, scores)])


def logs(scores: np.ndarray) -> np.ndarray:
    """Logits that have these scores."""
    return np.log(np.maximum(scores, FLOOR))


def actors(clips: list[str], table: Path) -> np.ndarray:
    """Who is to be seen or heard in each, by the names that RAVDESS gives its clips, with or without the modality."""
    found = [re.fullmatch(r"(?:\d\d)?(?:-\d\d){5}-(\d\d)", clip) for clip in clips]
    if None in found:
        raise DataError(f"{table}: is no table of RAVDESS clips ({clips[found.index(None)]})")
    return np.array([int(name[1]) for name in found])
