"""Judges a face net on two sets that it has not learnt from: FER2013's validation part, and RAF-DB's held-out photographs."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..data import face_pose, fer2013, ferplus, rafdb
from ..data.face_pose import cropped
from ..learning import crossvalidation
from . import calibration, metrics
from .fer2013_validation import BATCH


@dataclass(frozen=True)
class FaceSet:
    """Faces as the engine's crops show them, and their classes."""

    name: str
    #: N x height x width, bytes
    images: torch.Tensor
    truth: np.ndarray
    #: The crop: its side in sides of the picture, and how far its centre lies above the picture's.
    side: float = 1
    above: float = 0
    #: What most voters said, -1 where that is none of our classes; without votes: none.
    voted: np.ndarray | None = None

    def logits(self, net: nn.Module) -> np.ndarray:
        return crossvalidation.logits(net, (cropped(chunk, face_pose.square(len(chunk), self.side, self.above))
                                            for chunk in self.images.split(BATCH)))


def held_out(folder: Path) -> tuple[FaceSet, FaceSet]:
    """FER2013's validation part without the rows that equal a training row; RAF-DB's held-out photographs.

    :param folder: holds ferplus/ and rafdb/
    """
    images, labels = fer2013.load(folder, "valid")
    new = fer2013.unseen(images, fer2013.load(folder, "train")[0])
    voted = ferplus.majority(ferplus.load(folder, "valid")[new.numpy()])
    photographs, classes, out = rafdb.load(folder)
    return (FaceSet("FER2013", images[new], labels[new].numpy(), voted=voted),
            FaceSet("RAF-DB", photographs[out], classes[out].numpy(), rafdb.SQUARE, rafdb.ABOVE))


@dataclass(frozen=True)
class Verdict:
    """Figures of one net on both sets."""

    #: The one that fits all items best.
    temperature: float
    #: Metrics for each set, by its name; with the calibration error before and after.
    results: dict[str, dict]
    #: Metrics of FER2013's faces by what most voters said.
    by_votes: dict
    #: Logits of each set, to be divided by the temperature for scores.
    logits: dict[str, np.ndarray]

    def line(self) -> str:
        found = [f"{name} {metrics.line(result)}, n = {result['n']}" for name, result in self.results.items()]
        return f"{'; '.join(found)}; FER+ {metrics.line(self.by_votes)}, n = {self.by_votes['n']}"


def judge(net: nn.Module, sets: tuple[FaceSet, FaceSet]) -> Verdict:
    """Fits a temperature, but no biases for the classes: those help one set at the expense of the other.

    :param net: with one head of 7 logits
    """
    logits = {faces.name: faces.logits(net) for faces in sets}
    temperature = calibration.temperature(np.concatenate(list(logits.values())),
                                          np.concatenate([faces.truth for faces in sets]))
    results = {faces.name: _figures(logits[faces.name], faces.truth, temperature) for faces in sets}
    web, agreed = sets[0], sets[0].voted >= 0
    by_votes = metrics.evaluate(logits[web.name][agreed], web.voted[agreed], np.flatnonzero(agreed))
    return Verdict(temperature, results, by_votes, logits)


def _figures(logits: np.ndarray, truth: np.ndarray, temperature: float) -> dict:
    before, after = calibration.softmax(logits), calibration.softmax(logits, temperature)
    return {**metrics.evaluate(after, truth, np.arange(len(truth))), "temperature": temperature,
            "calibration_error_before": calibration.expected_error(before, truth),
            "calibration_error_after": calibration.expected_error(after, truth)}
