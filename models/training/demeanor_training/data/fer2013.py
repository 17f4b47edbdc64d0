"""FER2013 faces, enlarged to the size of the crops that the engine makes."""

import csv
import lzma
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from ..files.errors import DataError
from .labels import LABELS

SIZE = 112

#: FER2013's names for our classes; its neutral is our calm.
_CLASS = {"neutral": "calm", "happiness": "happy", "sadness": "sad", "anger": "angry"}


def load(folder: Path, part: str) -> tuple[torch.Tensor, torch.Tensor]:
    """Images (N x 48 x 48, uint8) and classes of one part, train or valid."""
    images_file, table_file = folder / "ferplus" / f"{part}.npy.xz", folder / "ferplus" / f"{part}.csv"
    try:
        with lzma.open(images_file) as packed:
            images = np.load(packed)
        with open(table_file, newline="", encoding="utf-8") as table:
            names = [row["fer2013_label"] for row in csv.DictReader(table)]
        labels = [LABELS.index(_CLASS.get(name, name)) for name in names]
    except FileNotFoundError as missing:
        raise DataError(f"{missing.filename}: no such file") from missing
    except (lzma.LZMAError, EOFError, ValueError, KeyError) as broken:
        raise DataError(f"{images_file} or {table_file.name}: damaged ({broken})") from broken
    if len(images) != len(labels):
        raise DataError(f"{table_file}: {len(labels)} rows for {len(images)} images")
    return torch.from_numpy(images), torch.tensor(labels)


def unseen(images: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    """Which images equal no known one: FER2013's validation part repeats some of the training part."""
    seen = {image.numpy().tobytes() for image in known}
    return torch.tensor([image.numpy().tobytes() not in seen for image in images])


def enlarged(images: torch.Tensor) -> torch.Tensor:
    """N x 1 x 112 x 112 in 0..1, bilinear."""
    return _warped(images, torch.eye(2, 3).expand(len(images), 2, 3))


def augmented(images: torch.Tensor, generator: torch.Generator, cutout: float = .2) -> torch.Tensor:
    """Faces enlarged, flipped and jittered as a detector's boxes are; some have a part blotted out.

    Flip and cut-out (up to 40 % x 40 %, filled with 0) are the reference's.

    :param cutout: share of the faces that have a part blotted out
    """
    count = len(images)
    zoom = _uniform(count, .93, 1.05, generator)
    flip = (torch.rand(count, generator=generator) < .5) * 2.0 - 1
    right, down = (_uniform(count, -.04, .04, generator) for _ in range(2))
    none = torch.zeros(count)
    warp = torch.stack([torch.stack([zoom * flip, none, right], 1), torch.stack([none, zoom, down], 1)], 1)
    faces = _warped(images, warp)
    for face in faces:
        if torch.rand((), generator=generator) < cutout:
            height, width = (torch.rand(2, generator=generator) * .4 * SIZE).int().tolist()
            top = int(torch.randint(SIZE - height + 1, (), generator=generator))
            left = int(torch.randint(SIZE - width + 1, (), generator=generator))
            face[:, top:top + height, left:left + width] = 0
    return faces


def _uniform(count: int, low: float, high: float, generator: torch.Generator) -> torch.Tensor:
    return low + (high - low) * torch.rand(count, generator=generator)


def _warped(images: torch.Tensor, warp: torch.Tensor) -> torch.Tensor:
    gray = images.unsqueeze(1).float() / 255
    grid = F.affine_grid(warp, [len(images), 1, SIZE, SIZE], align_corners=False)
    return F.grid_sample(gray, grid, mode="bilinear", padding_mode="border", align_corners=False)
