"""RAVDESS speech for cross-validation: mel images of the reference's window, standardised as a net wants them."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from . import loop, voices
from .data import BadFiles, DataError
from .other_speech import OtherSpeech

COPIES = len(voices.COPIES)


class VoiceData:
    """All clips with their five copies each, and if asked for the speech of other languages."""

    def __init__(self, folder: Path, cache: Path, processes: int, bad: BadFiles, with_others: bool = False):
        self.clips = _usable(voices.clips(folder, bad), bad)
        if not self.clips:
            raise DataError(f"{folder}: none of the clips can be used")
        self.images = voices.features(self.clips, cache, processes)
        self.others = OtherSpeech(folder, cache, processes, bad) if with_others else None
        self.labels = np.array([clip.label for clip in self.clips])
        self.actors = np.array([clip.actor for clip in self.clips])
        self.names = [clip.path.stem for clip in self.clips]

    def key(self, with_others: bool) -> str:
        """Runs on other clips have other names: what a killed one left behind must not mix with them."""
        recordings = [clip.path for clip in self.clips] + (self.others.recordings if with_others else [])
        return hashlib.sha256(repr([(path.name, path.stat().st_size) for path in recordings]).encode()).hexdigest()[:8]


def _usable(clips: list[voices.Clip], bad: BadFiles) -> list[voices.Clip]:
    """Without those that cannot be decoded; where bad files end the run, computing the images finds them."""
    if not bad.skip:
        return clips
    return [clip for clip in clips if bad.usable(lambda path=clip.path: voices.read_window(path))]


class Standardised:
    """Inputs of one layout, standardised by the clips that are learnt from; on the device that learns."""

    def __init__(self, data: VoiceData, layout: str, training: np.ndarray, per_frame: bool = True):
        values = torch.from_numpy(data.images if layout == "mel" else data.images.mean(axis=2))
        self._values = values.to(loop.device())
        self.labels = torch.from_numpy(data.labels)
        self.training = torch.from_numpy(np.flatnonzero(training))
        # A scaler over the 282 columns (rows are all copies of the clips, x bands), or one over everything.
        known = values[self.training].flatten(0, -2).double()
        frames = known.shape[-1]
        self.mean = known.mean(0) if per_frame else known.mean().expand(frames)
        self.std = known.std(0, unbiased=False) if per_frame else known.std(unbiased=False).expand(frames)
        self._mean, self._std = (moment.float().to(self._values.device) for moment in (self.mean, self.std))

    def __call__(self, clips: torch.Tensor, copies: torch.Tensor) -> torch.Tensor:
        return self.standardised(self._values[clips, copies])

    def standardised(self, values: torch.Tensor) -> torch.Tensor:
        """Of any images of the layout, with an axis for the channel behind the first."""
        return ((values.to(self._values.device) - self._mean) / self._std).unsqueeze(1)

    def originals(self, clips: np.ndarray, batch: int) -> Iterator[torch.Tensor]:
        """The unaugmented inputs of clips, in their order."""
        for chunk in torch.from_numpy(clips).split(batch):
            yield self(chunk, torch.zeros_like(chunk))
