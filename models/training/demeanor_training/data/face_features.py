"""Face crops of RAVDESS videos as `demeanor features` writes them."""

import csv
import hashlib
from pathlib import Path

import numpy as np

from ..files.errors import BadFiles, DataError
from .labels import LABELS


class FaceFeatures:
    """All faces, clip by clip in the order of the table."""

    def __init__(self, folder: Path, bad: BadFiles):
        table = folder / "faces.csv"
        try:
            with open(table, newline="", encoding="utf-8") as lines:
                rows = list(csv.DictReader(lines))
            if not all(row["actor"] for row in rows):
                raise DataError(f"{table}: tells no actors; they come from the names of RAVDESS: `demeanor features --layout ravdess`")
            facts = {row["clip"]: (LABELS.index(row["truth"]), int(row["actor"])) for row in rows}
        except FileNotFoundError as missing:
            raise DataError(f"{table}: no such file; `demeanor features` writes it") from missing
        except (KeyError, ValueError) as broken:
            raise DataError(f"{table}: damaged ({broken})") from broken
        faces, members = [], []
        self.clips: list[str] = []
        for clip in facts:
            array = folder / f"{clip}.faces.npy"
            expected = sum(row["clip"] == clip for row in rows)
            if bad.usable(lambda array=array, expected=expected: faces.append(_read(array, expected))):
                members.append(np.full(expected, len(self.clips)))
                self.clips.append(clip)
        if not faces:
            raise DataError(f"{table}: has no face to learn from")
        #: N x size x size (x 3), bytes
        self.faces = np.concatenate(faces)
        #: Which clip each face is of.
        self.members = np.concatenate(members)
        self.labels = np.array([facts[clip][0] for clip in self.clips])
        self.actors = np.array([facts[clip][1] for clip in self.clips])
        #: Part of the names of a run's files: what a run on other faces left behind must not mix with them.
        self.key = hashlib.sha256(repr(self.clips).encode() + self.faces.tobytes()).hexdigest()[:8]

    def drawn(self, clips: np.ndarray, most: int, random: np.random.Generator) -> np.ndarray:
        """Numbers of at most so many random faces of each clip; the reference drew 23."""
        drawn = []
        for clip in clips:
            faces = np.flatnonzero(self.members == clip)
            drawn.append(np.sort(random.permutation(faces)[:most]))
        return np.concatenate(drawn)


def _read(array: Path, expected: int) -> np.ndarray:
    try:
        faces = np.load(array)
    except FileNotFoundError as missing:
        raise DataError(f"{array}: no such file") from missing
    except (ValueError, EOFError) as broken:
        raise DataError(f"{array}: damaged") from broken
    if len(faces) != expected or faces.dtype != np.uint8:
        raise DataError(f"{array}: has {len(faces)} faces of {faces.dtype}, faces.csv names {expected}")
    return faces
