"""How our face nets learn: from augmented FER2013 faces, with its labels, FER+'s votes, and the scores of teachers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from ..data import fer2013, ferplus
from ..data.face_augmentation import augmented
from ..data.labels import LABELS
from ..judging.fer2013_validation import BALANCE
from ..learning import loop, state_file
from ..learning.device import autocast, device
from ..learning.loop import Epoch, Plan
from ..learning.optimizers import nesterov
from ..nets import two_heads
from ..nets.ema import EmaNet

BATCH = 256
RATE = .1
#: Decay of the weights' moving average.
EMA_DECAY = .999
SMOOTHING = .1

#: Share of a run after which light, noise, walls and blots vary ever less, and how much they vary at its end.
GENTLER, GENTLEST = .4, .3

#: Weight of the teachers' scores in the targets: teachers see through many wrong labels.
DISTILLED = .8


def balanced(labels: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Numbers of one epoch's images, as many as there are; a class weighs the square root of its images."""
    shares = torch.bincount(labels).double().clamp(min=1) ** -BALANCE
    return torch.multinomial(shares[labels], len(labels), replacement=True, generator=generator)


@dataclass(frozen=True)
class Cycle:
    """One rise and fall of the rate, or the first epochs of one."""

    epochs: int
    rate: float = RATE
    #: The epoch after which the cycle ends; default: the last.
    stop_after: int | None = None
    #: Whether faces vary as little from the beginning as at the end of another cycle.
    gentle: bool = False

    def strength(self, epoch: int) -> float:
        """How much light, noise, walls and blots vary in an epoch, counted from 0; 1 is the most."""
        if self.gentle:
            return GENTLEST
        return 1 - (1 - GENTLEST) * max(0, epoch / max(1, self.epochs - 1) - GENTLER) / (1 - GENTLER)


class FaceTraining:
    """FER2013's training part with targets, on the device that trains."""

    def __init__(self, folder: Path):
        """:param folder: holds ferplus/"""
        #: Every image, even those that show no face.
        self.known, labels = fer2013.load(folder, "train")
        votes = ferplus.load(folder, "train")
        shown = torch.from_numpy(ferplus.faces(votes))
        self._labels = labels[shown]
        self._images = self.known[shown].to(device())
        certain = F.one_hot(self._labels, len(LABELS)) * (1 - SMOOTHING) + SMOOTHING / len(LABELS)
        self._targets = torch.cat([certain, torch.from_numpy(ferplus.shares(votes))[shown]], 1).to(device())
        self._learns = state_file.fingerprint(self._images, self._targets)

    def __len__(self) -> int:
        return len(self._images)

    def learn(self, net: nn.Sequential, cycle: Cycle, checkpoint: Path, seed: int, teachers: Sequence[nn.Module] = (),
              compiled: bool = False) -> nn.Sequential:
        """Trains a net with two heads and returns its moving average. An unfinished run goes on; a finished one is loaded.

        :param teachers: nets with two heads, whose scores of the same augmented faces make up most of the targets
        :param compiled: whether PyTorch compiles the net first
        """
        both = EmaNet(net.requires_grad_(True), EMA_DECAY)
        if compiled:
            # In place: the names of the weights, and so the checkpoints, stay the same.
            both.net.compile()
        plan = Plan(self.batches(cycle, teachers), self._steps, cycle.epochs, cycle.rate, optimizer=nesterov,
                    loss=two_heads.loss, stop_after=cycle.stop_after, cuda_graph=True, learns=self._learns)
        loop.train(both, plan, checkpoint, seed)
        return both.average

    @property
    def _steps(self) -> int:
        return max(1, len(self) // BATCH)

    def batches(self, cycle: Cycle, teachers: Sequence[nn.Module] = ()) -> Epoch:
        """Each epoch's batches of N x 1 x 112 x 112 faces and N x 17 shares."""
        where = device()

        def epoch(generator: torch.Generator, number: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
            # Faces are augmented on the device, with a generator whose seed comes from the run's.
            augmentation = torch.Generator(where).manual_seed(int(torch.randint(2**62, (), generator=generator)))
            order = balanced(self._labels, generator)[:self._steps * BATCH].to(where)
            for drawn in order.split(BATCH):
                images = augmented(self._images[drawn], augmentation, cycle.strength(number))
                yield images, _distilled(images, self._targets[drawn], teachers)

        return epoch


def _distilled(images: torch.Tensor, targets: torch.Tensor, teachers: Sequence[nn.Module]) -> torch.Tensor:
    if not teachers:
        return targets
    with torch.no_grad(), autocast(images.device):
        seen = [two_heads.shares(teacher(images).float()) for teacher in teachers]
    return (1 - DISTILLED) * targets + DISTILLED * torch.stack(seen).mean(0)
