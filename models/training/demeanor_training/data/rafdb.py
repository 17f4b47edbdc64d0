"""RAF-DB's training part: gray photographs of 100 x 100 pixels, aligned by eyes and mouth, in a folder a label."""

import hashlib
from pathlib import Path

import numpy as np
import torch

from ..files.errors import DataError
from .labels import LABELS
from .pictures import gray

SIDE = 100
#: One photograph of so many is held out.
HELD_OUT = 10
#: The square that the engine's detector puts around an aligned face: its side in sides of the photograph, and how far its
#: centre lies above the photograph's, in halves of the photograph's side.
SQUARE, ABOVE = 1.19, .12


def load(folder: Path) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Photographs (N x 100 x 100, uint8), classes, and which are held out: by a hash of the file's name, about a tenth.

    :param folder: holds rafdb/
    """
    images, labels, held_out = [], [], []
    for number, label in enumerate(LABELS):
        for file in sorted((folder / "rafdb" / label).glob("*.jpg")):
            images.append(gray(file, SIDE))
            labels.append(number)
            held_out.append(int(hashlib.sha256(file.name.encode()).hexdigest(), 16) % HELD_OUT == 0)
    if not images:
        raise DataError(f"{folder / 'rafdb'}: has no photograph")
    return torch.from_numpy(np.stack(images)), torch.tensor(labels), torch.tensor(held_out)
