"""Judges a face net on people who pose for photographs and whom it has not learnt from."""

from pathlib import Path

import numpy as np
from torch import nn

from ..data import posed_faces
from ..data.posed_faces import PosedFaces
from ..learning import crossvalidation
from . import metrics
from .fer2013_validation import BATCH

NAMES = {"kdef": "KDEF, people held out", "taiwan": "Taiwan Corpora, people held out",
         "cfd": "Chicago Face Database, people held out", "london": "London Set, people held out", "yale": "Yale Face Database"}


def sets(folder: Path) -> dict[str, PosedFaces]:
    """By name: of corpora that a net may learn from the people held out, of the others everybody.

    :param folder: holds a folder for each corpus
    """
    corpora = {corpus: posed_faces.load(folder, corpus) for corpus in NAMES}
    return {NAMES[corpus]: faces.of(faces.held_out()) if corpus in posed_faces.LEARNT else faces
            for corpus, faces in corpora.items()}


def figures(net: nn.Module, faces: PosedFaces) -> dict:
    """As `metrics.evaluate` gives it; the interval resamples people."""
    logits = crossvalidation.logits(net, (chunk.unsqueeze(1).float() / 255 for chunk in faces.images.split(BATCH)))
    return metrics.evaluate(logits, faces.labels.numpy(), np.unique(faces.people, return_inverse=True)[1])
