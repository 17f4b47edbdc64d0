"""Standardised inputs of a voice net, and the epochs that it learns from."""

from collections.abc import Iterator

import numpy as np
import torch

from ..data.voice_data import VoiceData
from ..data.waveform_augmentation import COPIES
from ..learning.device import device
from ..learning.loop import Epoch


class VoiceInputs:
    """Inputs of one layout, standardised by the clips that are learnt from; on the device that trains."""

    def __init__(self, data: VoiceData, layout: str, training: np.ndarray, per_frame: bool = True):
        """Computes mean and deviation.

        :param layout: mel: N x 1 x 128 x 282; band_mean: N x 1 x 282
        :param training: mask of the clips to learn from
        :param per_frame: whether each of the 282 frames has its own mean and deviation
        """
        values = torch.from_numpy(data.images if layout == "mel" else data.images.mean(axis=2))
        self._values = values.to(device())
        self.labels = torch.from_numpy(data.labels)
        #: Numbers of the clips to learn from.
        self.training = torch.from_numpy(np.flatnonzero(training))
        # Over all copies of the training clips, and over the bands.
        known = values[self.training].flatten(0, -2).double()
        frames = known.shape[-1]
        self.mean = known.mean(0) if per_frame else known.mean().expand(frames)
        self.std = known.std(0, unbiased=False) if per_frame else known.std(unbiased=False).expand(frames)
        self._mean, self._std = (moment.float().to(self._values.device) for moment in (self.mean, self.std))

    def __call__(self, clips: torch.Tensor, copies: torch.Tensor) -> torch.Tensor:
        """The inputs of N clips, one copy of each."""
        return self.standardised(self._values[clips, copies])

    def standardised(self, values: torch.Tensor) -> torch.Tensor:
        """Standardises other images of the layout, and inserts an axis for the channel behind the first."""
        return ((values.to(self._values.device) - self._mean) / self._std).unsqueeze(1)

    def originals(self, clips: np.ndarray, batch: int) -> Iterator[torch.Tensor]:
        """The unaugmented inputs of clips, in their order."""
        for chunk in torch.from_numpy(clips).split(batch):
            yield self(chunk, torch.zeros_like(chunk))

    def all_copies(self, batch: int) -> Epoch:
        """Epochs of all copies of the training clips, in random order; see `steps` for the last batch."""
        items = len(self.training) * len(COPIES)

        def epoch(generator: torch.Generator, _: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
            for drawn in torch.randperm(items, generator=generator).split(batch)[:steps(items, batch)]:
                clips = self.training[drawn // len(COPIES)]
                yield self(clips, drawn % len(COPIES)), self.labels[clips]

        return epoch


def steps(items: int, batch: int) -> int:
    """Batches of an epoch; the last, incomplete one is left out unless it is the only one."""
    return max(1, items // batch)
