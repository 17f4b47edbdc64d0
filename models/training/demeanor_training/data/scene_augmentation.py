"""What is done to a batch of levelled images before a net learns from it."""

from dataclasses import replace

import numpy as np
import torch
from numpy.random import Generator

from .mel_scenes import Scenes

#: Share of the images that get another's statistics of the bands, in part, and of those that another is mixed into.
RESTYLED, MIXED = .25, .3
#: Of the Beta distributions that the parts are drawn from.
RESTYLED_BETA, MIXED_BETA = .4, .3
#: Bands and frames that are blanked at most, twice each.
BLANKED_BANDS, BLANKED_FRAMES = 14, 30


def augmented(batch: Scenes, random: Generator) -> Scenes:
    """The images, N x 1 or 2 x 128 x 282, restyled, blanked and mixed; targets, priors, weights and speech mixed alike."""
    images = _blanked(_blanked(_restyled(batch.images, random), 2, BLANKED_BANDS, random), 3, BLANKED_FRAMES, random)
    count = len(images)
    share = np.where(random.random(count) < MIXED, _at_least_half(random.beta(MIXED_BETA, MIXED_BETA, count)), 1)
    own, order = torch.from_numpy(share.astype(np.float32)), torch.from_numpy(random.permutation(count))
    mixed = own < 1

    def mix(values: torch.Tensor) -> torch.Tensor:
        part = own.view(-1, *[1] * (values.dim() - 1))
        return part * values + (1 - part) * values[order]

    speech = mix(batch.speech.clamp(min=0))
    speech[(batch.speech < 0) | ((batch.speech[order] < 0) & mixed[:, None])] = -1
    priors = torch.where(mixed[:, None], torch.maximum(batch.priors, batch.priors[order]), batch.priors)
    return replace(batch, images=mix(images), targets=mix(batch.targets), priors=priors, weights=mix(batch.weights),
                   speech=speech, level=None if batch.level is None else mix(batch.level))


def _restyled(images: torch.Tensor, random: Generator) -> torch.Tensor:
    """Mean and deviation of each band exchanged in part: another microphone, another corpus."""
    count = len(images)
    keeps = np.where(random.random(count) < RESTYLED, random.beta(RESTYLED_BETA, RESTYLED_BETA, count), 1)
    own, order = torch.from_numpy(keeps.astype(np.float32)).view(-1, 1, 1, 1), torch.from_numpy(random.permutation(count))
    mean, deviation = images.mean(3, keepdim=True), images.std(3, keepdim=True) + .1
    return ((images - mean) / deviation * (own * deviation + (1 - own) * deviation[order])
            + own * mean + (1 - own) * mean[order])


def _blanked(images: torch.Tensor, axis: int, most: int, random: Generator) -> torch.Tensor:
    size, count = images.shape[axis], len(images)
    for _ in range(2):
        length = random.integers(0, most + 1, (count, 1))
        start = np.floor(random.random((count, 1)) * (size - length + 1))
        place = np.arange(size)
        blank = torch.from_numpy((place >= start) & (place < start + length))
        images = images.masked_fill(blank[:, None, :, None] if axis == 2 else blank[:, None, None, :], 0)
    return images


def _at_least_half(share: np.ndarray) -> np.ndarray:
    return np.maximum(share, 1 - share)
