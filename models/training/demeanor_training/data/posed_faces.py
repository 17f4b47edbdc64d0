"""Faces of people who pose for photographs, as `demeanor features --layout folders` cuts them out of LABEL/PERSON__NAME.png."""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..files.errors import DataError
from .fer2013 import SIZE
from .labels import LABELS

#: Corpora that a net may learn from; others only judge.
LEARNT = ("kdef", "taiwan", "cfd", "london")
#: One person of so many is held out.
HELD_OUT = 3


@dataclass(frozen=True)
class PosedFaces:
    """One face a photograph."""

    #: N x 112 x 112, bytes
    images: torch.Tensor
    labels: torch.Tensor
    #: The person of each photograph, as CORPUS/PERSON.
    people: np.ndarray

    def of(self, chosen: np.ndarray) -> "PosedFaces":
        """:param chosen: whether each photograph is kept"""
        kept = torch.from_numpy(chosen)
        return PosedFaces(self.images[kept], self.labels[kept], self.people[chosen])

    def held_out(self) -> np.ndarray:
        """Whether each photograph is of a person who is held out: by a hash of the person, about a third."""
        found = {person: int(hashlib.sha256(person.encode()).hexdigest(), 16) % HELD_OUT == 0 for person in set(self.people)}
        return np.array([found[person] for person in self.people], bool)


def load(folder: Path, corpus: str) -> PosedFaces:
    """:param folder: holds CORPUS/ with faces.csv and a file for each photograph"""
    table = folder / corpus / "faces.csv"
    try:
        with open(table, newline="", encoding="utf-8") as lines:
            rows = [(row["clip"], LABELS.index(row["truth"])) for row in csv.DictReader(lines)]
        images = [np.load(folder / corpus / f"{clip.replace('/', '_')}.faces.npy") for clip, _ in rows]
    except FileNotFoundError as missing:
        raise DataError(f"{missing.filename}: no such file; `demeanor features` writes it") from missing
    except (KeyError, ValueError, EOFError) as broken:
        raise DataError(f"{table}: it or a file of a face beside it is damaged ({broken})") from broken
    if not images or any(image.shape != (1, SIZE, SIZE) or image.dtype != np.uint8 for image in images):
        raise DataError(f"{table}: needs one gray face of {SIZE} x {SIZE} pixels for each photograph")
    people = [f"{corpus}/{clip.rsplit('/', 1)[-1].split('__')[0]}" for clip, _ in rows]
    return PosedFaces(torch.from_numpy(np.concatenate(images)), torch.tensor([label for _, label in rows]), np.array(people))


def to_learn(folder: Path) -> PosedFaces:
    """The people who are not held out, of all corpora that a net may learn from."""
    parts = [load(folder, corpus) for corpus in LEARNT]
    parts = [part.of(~part.held_out()) for part in parts]
    return PosedFaces(torch.cat([part.images for part in parts]), torch.cat([part.labels for part in parts]),
                      np.concatenate([part.people for part in parts]))
