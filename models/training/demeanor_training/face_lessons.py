"""What our face nets learn from: FER2013's faces, varied; its labels, FER+'s votes, and what other nets see in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from . import face_heads, face_votes, faces, loop
from .averaged import Averaged
from .data import LABELS
from .face_variation import varied
from .folds import Epoch

BATCH = 256
RATE, DECAY = .1, 5e-4
#: Of the weights' moving average.
AVERAGE = .999
SMOOTHING = .1

#: From where in a run the faces' light, noise, walls and blots vary ever less, and what they have shrunk to at its end.
GENTLER, GENTLEST = .4, .3

#: Share of the teachers' scores in what is learnt from them: they see through many a label that is wrong.
TAUGHT = .8

#: A class counts by the square root of its images, in what is learnt from and in calibration: clips do not show as few
#: disgusted and as many happy people as web pictures do.
BALANCE = .5


def draws(labels: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """One epoch's images, as many as there are; rare classes more often than their share."""
    shares = torch.bincount(labels).double().clamp(min=1) ** -BALANCE
    return torch.multinomial(shares[labels], len(labels), replacement=True, generator=generator)


@dataclass(frozen=True)
class Cycle:
    """One rise and fall of the rate, or the first epochs of one."""

    epochs: int
    rate: float = RATE
    #: After which of the epochs it is ended; none: after the last.
    until: int | None = None
    #: Whether the faces vary as little from the beginning as they do at the end of another.
    gentle: bool = False

    def strength(self, epoch: int) -> float:
        """How much light, noise, walls and blots vary in an epoch, from 0; 1 is as much as they ever do."""
        if self.gentle:
            return GENTLEST
        return 1 - (1 - GENTLEST) * max(0, epoch / max(1, self.epochs - 1) - GENTLER) / (1 - GENTLER)


def descent(net: nn.Module, rate: float) -> torch.optim.Optimizer:
    """Nesterov's, which taught these nets more than Adam; biases and normalisations do not decay."""
    learnt = [values for values in net.parameters() if values.requires_grad]
    return torch.optim.SGD([{"params": [values for values in learnt if values.dim() > 1], "weight_decay": DECAY},
                            {"params": [values for values in learnt if values.dim() <= 1], "weight_decay": 0.0}],
                           rate, momentum=.9, nesterov=True)


class Lessons:
    """FER2013's training part, on the device that learns."""

    def __init__(self, folder: Path):
        """:param folder: holds ferplus/"""
        #: Every image, those among them that show no face.
        self.known, labels = faces.load(folder, "train")
        votes = face_votes.load(folder, "train")
        shown = torch.from_numpy(face_votes.faces(votes))
        self._labels = labels[shown]
        self._images = self.known[shown].to(loop.device())
        certain = F.one_hot(self._labels, len(LABELS)) * (1 - SMOOTHING) + SMOOTHING / len(LABELS)
        self._targets = torch.cat([certain, torch.from_numpy(face_votes.shares(votes))[shown]], 1).to(loop.device())

    def __len__(self) -> int:
        return len(self._images)

    def learn(self, net: nn.Sequential, cycle: Cycle, checkpoint: Path, seed: int, teachers: Sequence[nn.Module] = (),
              compiled: bool = False) -> nn.Sequential:
        """The average of the weights that a net with two heads comes to have.

        A run that was ended goes on; one that is finished is taken as it is.

        :param teachers: nets with two heads whose scores of the very faces are most of what is learnt, if there are any
        :param compiled: PyTorch makes a program of the net first
        """
        both = Averaged(net.requires_grad_(True), AVERAGE)
        if compiled:
            # In place: the names of the weights, and with them the checkpoints, stay what they are.
            both.net.compile()
        loop.train(both, self.epochs(cycle, teachers), self._steps, cycle.epochs, cycle.rate, checkpoint, seed,
                   optimizer=descent, loss_of=face_heads.loss, recorded=True, until=cycle.until)
        return both.average

    @property
    def _steps(self) -> int:
        return max(1, len(self) // BATCH)

    def epochs(self, cycle: Cycle, teachers: Sequence[nn.Module] = ()) -> Epoch:
        """Each epoch's batches of N x 1 x 112 x 112 faces and N x 17 shares."""
        where = loop.device()

        def batches(generator: torch.Generator, number: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
            # Faces vary on the device; which ones come, and the device's own draws, follow from the run's generator.
            variation = torch.Generator(where).manual_seed(int(torch.randint(2**62, (), generator=generator)))
            order = draws(self._labels, generator)[:self._steps * BATCH].to(where)
            for drawn in order.split(BATCH):
                images = varied(self._images[drawn], variation, cycle.strength(number))
                yield images, _taught(images, self._targets[drawn], teachers)

        return batches


def _taught(images: torch.Tensor, targets: torch.Tensor, teachers: Sequence[nn.Module]) -> torch.Tensor:
    if not teachers:
        return targets
    with torch.no_grad(), loop.fast(images.device):
        seen = [face_heads.shares(teacher(images).float()) for teacher in teachers]
    return (1 - TAUGHT) * targets + TAUGHT * torch.stack(seen).mean(0)
