"""Augments batches of mel images: SpecAugment, stretching, gain and mixup."""

import numpy as np
import torch
import torch.nn.functional as F

from .labels import LABELS

#: Largest parts of a mel image that SpecAugment blanks, twice each, and how far an image is moved.
MASKED_BANDS, MASKED_FRAMES, MOVED_FRAMES, MOVED_BANDS = 16, 40, 40, 4
#: Largest stretch of bands and of time, as a logarithm: other vocal tracts, other tempo.
STRETCHED_BANDS, STRETCHED_TIME = .12, .15
#: The a of Beta(a, a), from which mixup draws the share of another clip.
MIXUP = .3
SMOOTHING = .1


def augmented(images: torch.Tensor, labels: torch.Tensor, generator: torch.Generator,
              warp: bool = False) -> tuple[torch.Tensor, torch.Tensor]:
    """N x 1 x bands x frames, standardised, and N labels to images and N x 7 soft labels.

    Images are moved in time and pitch, or warped; parts are blanked; gain varies; then they are mixed. The generator is
    the CPU's wherever the images are: all devices learn from the same draws.
    """
    images = warped(images, generator) if warp else moved(images, generator)
    images = images + .3 * torch.randn((len(images), 1, 1, 1), generator=generator).to(images.device)
    for axis, most in ((2, MASKED_BANDS), (3, MASKED_FRAMES)):
        for _ in range(2):
            images = _blanked(images, axis, most, generator)
    soft = F.one_hot(labels, len(LABELS)) * (1 - SMOOTHING) + SMOOTHING / len(LABELS)
    order = torch.randperm(len(images), generator=generator)
    seed = int(torch.randint(2**31 - 1, (), generator=generator))
    share = float(np.random.default_rng(seed).beta(MIXUP, MIXUP))
    return share * images + (1 - share) * images[order], share * soft + (1 - share) * soft[order]


def warped(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Images moved and stretched in time and, from the lowest band up, in pitch; edges are repeated beyond the image."""
    def uniform(most: float) -> torch.Tensor:
        return (2 * torch.rand(len(images), generator=generator) - 1) * most

    bands, frames = images.shape[2:]
    higher, slower = uniform(STRETCHED_BANDS).exp(), uniform(STRETCHED_TIME).exp()
    up, along = uniform(2 * MOVED_BANDS / bands), uniform(2 * MOVED_FRAMES / frames)
    none = torch.zeros(len(images))
    warp = torch.stack([torch.stack([slower, none, along], 1), torch.stack([none, higher, higher - 1 + up], 1)], 1)
    grid = F.affine_grid(warp.to(images.device), list(images.shape), align_corners=False)
    return F.grid_sample(images, grid, padding_mode="border", align_corners=False)


def moved(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Images rolled by whole bands and frames."""
    return _rolled(_rolled(images, 2, MOVED_BANDS, generator), 3, MOVED_FRAMES, generator)


def _rolled(images: torch.Tensor, axis: int, most: int, generator: torch.Generator) -> torch.Tensor:
    size = images.shape[axis]
    by = torch.randint(-most, most + 1, (len(images), 1), generator=generator)
    source = (torch.arange(size) - by) % size
    return images.gather(axis, _along(axis, source).to(images.device).expand_as(images))


def _blanked(images: torch.Tensor, axis: int, most: int, generator: torch.Generator) -> torch.Tensor:
    """Sets one stretch of an axis, of at most so many places, to the mean."""
    size, count = images.shape[axis], len(images)
    length = torch.randint(most + 1, (count, 1), generator=generator)
    start = (torch.rand((count, 1), generator=generator) * (size - length + 1)).floor()
    place = torch.arange(size)
    blank = (place >= start) & (place < start + length)
    return images.masked_fill(_along(axis, blank).to(images.device), 0)


def _along(axis: int, values: torch.Tensor) -> torch.Tensor:
    """N x places, reshaped to lie along axis 2 (bands) or 3 (frames) of N images."""
    return values[:, None, :, None] if axis == 2 else values[:, None, None, :]
