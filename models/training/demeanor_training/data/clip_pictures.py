"""Faces that others cut out of clips, as pictures LABEL/CLIP_NUMBER.jpg of 112 x 112 pixels."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..files.errors import DataError
from .fer2013 import SIZE
from .labels import LABELS
from .pictures import gray

#: RAVDESS' sentences.
SENTENCES = (1, 2)
#: Seven numbers: the third is the emotion, the fifth the sentence.
NAME = re.compile(r"\d\d(-\d\d){6}")


@dataclass(frozen=True)
class ClipPictures:
    """Clip by clip."""

    clips: list[str]
    truth: np.ndarray
    #: N x 1 x 112 x 112 in 0..1
    faces: torch.Tensor
    #: Which clip each face is of.
    members: np.ndarray

    def sentence(self, number: int) -> "ClipPictures":
        """The clips in which RAVDESS' sentence of this number is spoken."""
        kept = [place for place, clip in enumerate(self.clips) if int(clip.split("-")[4]) == number]
        pictures = np.flatnonzero(np.isin(self.members, kept))
        return ClipPictures([self.clips[place] for place in kept], self.truth[kept], self.faces[pictures],
                            np.searchsorted(kept, self.members[pictures]))


def load(folder: Path) -> ClipPictures:
    """Neutral clips are left out: RAVDESS has them beside its calm ones, and fewer of them."""
    found: dict[str, tuple[int, list[np.ndarray]]] = {}
    for number, label in enumerate(LABELS):
        for file in sorted((folder / label).glob("*.jpg")):
            clip = file.stem.rsplit("_", 1)[0]
            if not NAME.fullmatch(clip):
                raise DataError(f"{file}: is not named CLIP_NUMBER.jpg, with a clip of RAVDESS")
            if clip.split("-")[2] != "01":
                found.setdefault(clip, (number, []))[1].append(gray(file, SIZE))
    if not found:
        raise DataError(f"{folder}: has no LABEL/CLIP_NUMBER.jpg")
    clips = list(found)
    counts = [len(found[clip][1]) for clip in clips]
    faces = torch.from_numpy(np.concatenate([np.stack(found[clip][1]) for clip in clips])).unsqueeze(1).float() / 255
    return ClipPictures(clips, np.array([found[clip][0] for clip in clips]), faces, np.repeat(np.arange(len(clips)), counts))
