"""The reference's baseline, a frozen ImageNet ResNet50 with a small head:

    demeanor features VIDEOS --size 224 --color --out FEATURES
    python -m demeanor_training.resnet --features FEATURES --weights resnet50.pth

The weights are not ours to ship: a user names a file in torchvision's layout (a state dict).
"""

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..data.face_features import FaceFeatures
from ..files import storage
from ..files.errors import BadFiles, DataError
from ..files.places import RUNS
from ..judging import metrics
from ..judging.evaluation import judge
from ..learning import crossvalidation
from ..learning.crossvalidation import Task
from ..learning.loop import Plan
from ..nets.resnet50 import FEATURES, ResNet50, load
from ..results import face_clips, record

EPOCHS = 10
BATCH = 64
RATE = 1e-3


@torch.no_grad()
def pooled(net: ResNet50, faces: np.ndarray, cache: Path) -> torch.Tensor:
    """Features, N x 2048, computed once since the net is frozen. Kept in pieces, so that a killed run goes on."""
    pieces = []
    for first in range(0, len(faces), BATCH):
        piece = cache / f"{first:06}.npy"
        if not piece.exists():
            colors = torch.from_numpy(faces[first:first + BATCH]).permute(0, 3, 1, 2).float() / 255
            storage.write_array(piece, net(colors).numpy())
            print(f"ResNet50: {min(first + BATCH, len(faces))} of {len(faces)} faces", flush=True)
        pieces.append(storage.read_array(piece))
    return torch.from_numpy(np.concatenate(pieces))


def head() -> nn.Sequential:
    return nn.Sequential(nn.Linear(FEATURES, 512), nn.ReLU(), nn.Linear(512, 7))


def task(data: FaceFeatures, inputs: torch.Tensor, training: np.ndarray, epochs: int) -> Task:
    """Learns from the faces that a mask leaves in."""
    faces = torch.from_numpy(np.flatnonzero(training))
    labels = torch.from_numpy(data.labels[data.members])
    steps = max(1, len(faces) // BATCH)

    def epoch(generator: torch.Generator, _: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        for drawn in faces[torch.randperm(len(faces), generator=generator)].split(BATCH)[:steps]:
            yield inputs[drawn], labels[drawn]

    return Task(head, Plan(epoch, steps, epochs, RATE),
                lambda trained, own: crossvalidation.logits(trained, iter([inputs[own]])))


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.resnet", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", type=Path, required=True,
                        help="what `demeanor features --size 224 --color` wrote")
    parser.add_argument("--weights", type=Path, help="torchvision's resnet50, a .pth file")
    parser.add_argument("--runs", type=Path, default=RUNS, help="caches; default: %(default)s")
    record.add_option(parser)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--skip-bad", action="store_true", help="go on without files that cannot be used")
    options = parser.parse_args(arguments)
    net = load(options.weights)
    bad = BadFiles(options.skip_bad)
    data = FaceFeatures(options.features, bad)
    bad.summary()
    if data.faces.ndim != 4:
        raise DataError(f"{options.features}: has gray faces; make them by `demeanor features --size 224 --color`")
    held_out = crossvalidation.by_actor(data.actors[data.members])
    if len(held_out) < 2:
        raise DataError(f"{options.features}: has only one actor; the baseline is judged on actors left out")
    # Other weights or other faces have another cache.
    known = hashlib.sha256(options.weights.read_bytes()).hexdigest()[:8] + "-" + data.key
    inputs = pooled(net, data.faces, options.runs / "cache" / f"resnet50-{known}")
    found = crossvalidation.run(f"face-resnet50-{known}-{options.epochs}",
                                lambda training: task(data, inputs, training, options.epochs), held_out, options.runs,
                                options.seed)
    result = judge(face_clips.of_clips(data, found), data.labels, data.actors)
    protocol = f"{len(held_out)}-fold cross-validation over {len(np.unique(data.actors))} RAVDESS actors"
    entry = record.Entry("face-resnet50", "The reference's baseline, a frozen ResNet50 with a small head",
                          record.command("resnet --features FEATURES --weights FILE", options.epochs, EPOCHS), protocol)
    face_clips.keep(entry, data, found, options.results)
    print(f"{entry.name}: {metrics.line(result)}")
