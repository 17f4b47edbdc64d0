"""How the robust face net learns: FER2013 and RAF-DB mixed, damaged crops, and a teacher that sees the same faces whole.

Faces that speak can join them: clips, of which only what their pictures say together is taught. So can people who pose.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from ..data import face_pose, fer2013, ferplus, rafdb
from ..data.clip_pictures import ClipPictures
from ..data.face_damage import damaged
from ..data.face_pose import cropped
from ..data.labels import LABELS
from ..data.posed_faces import PosedFaces
from ..judging.fer2013_validation import BALANCE
from ..learning import loop, state_file
from ..learning.loop import Plan
from ..learning.optimizers import nesterov
from ..nets.ema import EmaNet

#: Faces in a batch; batches in what counts as an epoch, 16,000 faces.
BATCH, STEPS = 128, 125
EMA_DECAY = .998
SMOOTHING = .1
#: Sides of the crops: of FER2013's pictures; of RAF-DB's, which are tighter.
FER2013_SIDES, RAFDB_SIDES = (.72, 1.35), (.82, 1.5)
#: What the teacher looks at, in sides of the picture; and their mirror images.
VIEWS = (.92, 1., 1.08)
#: Pictures of a clip in a batch; sides of their crops, whose pictures are crops already; how much their labels are smoothed:
#: people take many such clips for something else than what is acted.
FRAMES, CLIP_SIDES, CLIP_SMOOTHING = 5, (.85, 1.3), .2
#: How much the labels of people who pose are smoothed.
POSED_SMOOTHING = .15


@dataclass(frozen=True)
class Cycle:
    """One rise and fall of the rate."""

    epochs: int
    rate: float
    #: RAF-DB's faces in a batch; the others are FER2013's.
    photographs: int
    #: Weight of the teacher in the targets of FER2013's faces; label and votes share the rest.
    taught: float
    #: Clips of faces that speak in a batch, `FRAMES` pictures of each.
    clips: int = 0
    #: Faces of people who pose in a batch.
    posed: int = 0
    #: Share of the cycle after which damage becomes rarer, and its strength at the end.
    milder: float = .4
    mildest: float = .7
    #: The epoch after which the cycle ends; default: the last.
    stop_after: int | None = None

    def strength(self, epoch: int) -> float:
        """How much damage there is in an epoch, counted from 0; 1 is the most."""
        return 1 - (1 - self.mildest) * max(0, epoch / max(1, self.epochs - 1) - self.milder) / (1 - self.milder)


class RobustTraining:
    """FER2013's and RAF-DB's training parts with targets."""

    def __init__(self, folder: Path, teacher: nn.Module, clips: ClipPictures, posed: PosedFaces):
        """Takes the teacher's scores of all of FER2013's faces.

        :param folder: holds ferplus/ and rafdb/
        :param teacher: gives 7 calibrated logits
        :param clips: of faces that speak
        :param posed: people who pose
        """
        self._posed = posed
        #: Every image of FER2013, even those that show no face.
        self.known, labels = fer2013.load(folder, "train")
        votes = torch.from_numpy(ferplus.load(folder, "train"))
        shown = torch.from_numpy(ferplus.faces(votes.numpy()))
        self._web, self._web_labels = self.known[shown], labels[shown]
        self._seen = _seen(teacher, self._web)
        self._told = _told(self._web_labels, votes[shown], self._seen)
        photographs, labels, held_out = rafdb.load(folder)
        self._photographs, self._photograph_labels = photographs[~held_out], labels[~held_out]
        self._photograph_targets = _smoothed(self._photograph_labels)
        self._clips = [(clips.faces[clips.members == clip] * 255).round().byte().squeeze(1) for clip in range(len(clips.clips))]
        self._clip_targets = _smoothed(torch.from_numpy(clips.truth), CLIP_SMOOTHING)
        # Without the teacher's scores: they differ in the last digits from machine to machine.
        self._learns = state_file.fingerprint(self._web, self._web_labels, self._photographs, self._photograph_labels, posed.images,
                                              posed.labels, self._clip_targets, *self._clips)

    @property
    def sizes(self) -> tuple[int, int, int, int]:
        """How many faces of FER2013, of RAF-DB and of people who pose there are, and how many clips."""
        return len(self._web), len(self._photographs), len(self._posed.labels), len(self._clips)

    def sample(self, count: int, generator: torch.Generator) -> torch.Tensor:
        """Faces of both, half and half, damaged half as often as they can be."""
        web, photographs = (torch.randint(size, (count // 2,), generator=generator) for size in self.sizes[:2])
        return self._faces(web, photographs, .5, generator)

    def learn(self, net: nn.Module, cycle: Cycle, checkpoint: Path, seed: int) -> nn.Module:
        """Trains and returns the net's moving average. An unfinished run goes on; a finished one is loaded."""
        both = EmaNet(net.requires_grad_(True), EMA_DECAY)

        def epoch(generator: torch.Generator, number: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
            single = BATCH - cycle.clips * FRAMES - cycle.posed
            drawn = zip(_balanced(self._web_labels, single - cycle.photographs, generator),
                        _balanced(self._photograph_labels, cycle.photographs, generator),
                        _balanced(self._posed.labels, cycle.posed, generator) if cycle.posed else repeat(None))
            for web, photographs, posed in drawn:
                faces = [self._faces(web, photographs, cycle.strength(number), generator)]
                targets = [cycle.taught * self._seen[web] + (1 - cycle.taught) * self._told[web],
                           self._photograph_targets[photographs]]
                if cycle.posed:
                    faces.append(self._posing(posed, cycle.strength(number), generator))
                    targets.append(_smoothed(self._posed.labels[posed], POSED_SMOOTHING))
                if cycle.clips:
                    clips = torch.randint(len(self._clips), (cycle.clips,), generator=generator)
                    faces.append(self._spoken(clips, cycle.strength(number), generator))
                    targets.append(self._clip_targets[clips].repeat_interleave(FRAMES, 0))
                yield torch.cat(faces), torch.cat(targets)

        plan = Plan(epoch, STEPS, cycle.epochs, cycle.rate, optimizer=nesterov, loss=_loss(cycle.clips),
                    stop_after=cycle.stop_after, bfloat16=True, learns=self._learns)
        loop.train(both, plan, checkpoint, seed)
        return both.average

    def _faces(self, web: torch.Tensor, photographs: torch.Tensor, strength: float,
               generator: torch.Generator) -> torch.Tensor:
        """Damaged crops of the faces of these numbers."""
        positions = torch.cat([face_pose.drawn(len(web), *FER2013_SIDES, 0, generator),
                               face_pose.drawn(len(photographs), *RAFDB_SIDES, rafdb.ABOVE / 2, generator)])
        whole = torch.cat([cropped(self._web[web], positions[:len(web)]),
                           cropped(self._photographs[photographs], positions[len(web):])])
        return damaged(whole, positions, generator, strength)

    def _posing(self, posed: torch.Tensor, strength: float, generator: torch.Generator) -> torch.Tensor:
        """Damaged crops of the faces of these numbers, each bent: there are few people."""
        positions = face_pose.drawn(len(posed), *CLIP_SIDES, 0, generator) + face_pose.bent(len(posed), generator)
        return damaged(cropped(self._posed.images[posed], positions), positions, generator, strength)

    def _spoken(self, clips: torch.Tensor, strength: float, generator: torch.Generator) -> torch.Tensor:
        """Damaged crops of pictures of these clips, clip by clip; in each clip the face is bent in one way."""
        pictures = torch.cat([self._clips[clip][torch.randint(len(self._clips[clip]), (FRAMES,), generator=generator)]
                              for clip in clips])
        positions = face_pose.drawn(len(pictures), *CLIP_SIDES, 0, generator)
        positions = positions + face_pose.bent(len(clips), generator).repeat_interleave(FRAMES, 0)
        return damaged(cropped(pictures, positions), positions, generator, strength / 2)


def _balanced(labels: torch.Tensor, batch: int, generator: torch.Generator) -> tuple[torch.Tensor, ...]:
    """Batches of numbers; a class weighs the square root of its pictures."""
    weights = (torch.bincount(labels, minlength=len(LABELS)).double().clamp(min=1) ** -BALANCE)[labels]
    return torch.multinomial(weights, STEPS * batch, replacement=True, generator=generator).split(batch)


def _loss(clips: int) -> Callable[[torch.Tensor, torch.Tensor], torch.Tensor]:
    """Cross-entropy of faces, and of the mean scores of the pictures of each clip, which stand last."""
    def loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        single = len(logits) - clips * FRAMES
        scores = logits[single:].softmax(1).view(clips, FRAMES, len(LABELS)).mean(1)
        found = torch.cat([logits[:single].log_softmax(1), scores.clamp(min=1e-6).log().repeat_interleave(FRAMES, 0)])
        return -(targets * found).sum(1).mean()

    return loss


def _smoothed(labels: torch.Tensor, smoothing: float = SMOOTHING) -> torch.Tensor:
    return F.one_hot(labels, len(LABELS)) * (1 - smoothing) + smoothing / len(LABELS)


def _told(labels: torch.Tensor, votes: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
    """The mean of the label and the shares of the voters; where most of these named no class of ours, what is seen."""
    ours = votes[:, :len(LABELS)].float()
    shares = ours / ours.sum(1, keepdim=True).clamp(min=1)
    most = ours.sum(1, keepdim=True) > votes.sum(1, keepdim=True) / 2
    return (_smoothed(labels) + torch.where(most, shares, seen)) / 2


@torch.no_grad()
def _seen(teacher: nn.Module, images: torch.Tensor) -> torch.Tensor:
    """The mean of a teacher's scores of each whole face from several views."""
    found = []
    for chunk in images.split(BATCH):
        views = [cropped(chunk, face_pose.square(len(chunk), side)) for side in VIEWS]
        views += [view.flip(3) for view in views]
        found.append(torch.stack([teacher(view).softmax(1) for view in views]).mean(0))
    return torch.cat(found)
