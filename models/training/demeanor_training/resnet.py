"""The reference's baseline, a frozen ImageNet ResNet50 with a small head:

    demeanor features VIDEOS --size 224 --color --out FEATURES
    python -m demeanor_training.resnet --features FEATURES --weights resnet50.pth

The weights are not ours to ship: a file of torchvision's layout (a state dict), which a user names.
"""

import argparse
import hashlib
import pickle
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn

from . import face_judging, files, folds, metrics, results
from .bundle import command
from .data import RUNS, BadFiles, DataError, run
from .face_features import FaceFeatures

EPOCHS = 10
BATCH = 64
RATE = 1e-3
FEATURES = 2048
#: Of ImageNet's pictures, red, green, blue in 0..1: what the weights expect to be standardised by.
MEAN, STD = (.485, .456, .406), (.229, .224, .225)


class Bottleneck(nn.Module):
    """1 x 1, 3 x 3, 1 x 1 beside a shortcut; names as in torchvision's files."""

    def __init__(self, channels_in: int, width: int, stride: int):
        super().__init__()
        out = 4 * width
        self.conv1, self.bn1 = nn.Conv2d(channels_in, width, 1, bias=False), nn.BatchNorm2d(width)
        self.conv2, self.bn2 = nn.Conv2d(width, width, 3, stride, 1, bias=False), nn.BatchNorm2d(width)
        self.conv3, self.bn3 = nn.Conv2d(width, out, 1, bias=False), nn.BatchNorm2d(out)
        self.downsample = None if channels_in == out and stride == 1 else nn.Sequential(
            nn.Conv2d(channels_in, out, 1, stride, bias=False), nn.BatchNorm2d(out))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = torch.relu(self.bn1(self.conv1(x)))
        y = self.bn3(self.conv3(torch.relu(self.bn2(self.conv2(y)))))
        return torch.relu(y + (x if self.downsample is None else self.downsample(x)))


class ResNet50(nn.Module):
    """Up to the global average pooling. Input N x 3 x 224 x 224 in 0..1, output N x 2048."""

    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64)
        channels = 64
        for layer, (width, blocks) in enumerate(((64, 3), (128, 4), (256, 6), (512, 3)), 1):
            strides = [1 if layer == 1 else 2] + [1] * (blocks - 1)
            stack = []
            for stride in strides:
                stack.append(Bottleneck(channels, width, stride))
                channels = 4 * width
            self.add_module(f"layer{layer}", nn.Sequential(*stack))
        self._mean, self._std = (torch.tensor(values).view(3, 1, 1) for values in (MEAN, STD))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = torch.relu(self.bn1(self.conv1((x - self._mean) / self._std)))
        x = nn.functional.max_pool2d(x, 3, 2, 1)
        return self.layer4(self.layer3(self.layer2(self.layer1(x)))).mean((2, 3))


def load(weights: Path | None) -> ResNet50:
    if weights is None:
        raise DataError("the baseline needs ImageNet weights: name a file of torchvision's resnet50 by --weights")
    net = ResNet50()
    try:
        state = torch.load(weights, map_location="cpu", weights_only=True)
        net.load_state_dict({key: value for key, value in state.items() if not key.startswith("fc.")})
    except FileNotFoundError as missing:
        raise DataError(f"{weights}: no such file") from missing
    except (RuntimeError, EOFError, LookupError, AttributeError, ValueError, pickle.UnpicklingError) as broken:
        raise DataError(f"{weights}: not the weights of a ResNet50 in torchvision's layout") from broken
    return net.eval()


@torch.no_grad()
def pooled(net: ResNet50, faces: np.ndarray, cache: Path) -> torch.Tensor:
    """N x 2048, computed once: the net is frozen. Kept in pieces, so that a killed run goes on."""
    pieces = []
    for first in range(0, len(faces), BATCH):
        piece = cache / f"{first:06}.npy"
        if not piece.exists():
            colors = torch.from_numpy(faces[first:first + BATCH]).permute(0, 3, 1, 2).float() / 255
            files.write_array(piece, net(colors).numpy())
            print(f"ResNet50: {min(first + BATCH, len(faces))} of {len(faces)} faces", flush=True)
        pieces.append(files.read_array(piece))
    return torch.from_numpy(np.concatenate(pieces))


def head() -> nn.Sequential:
    return nn.Sequential(nn.Linear(FEATURES, 512), nn.ReLU(), nn.Linear(512, 7))


def task(data: FaceFeatures, inputs: torch.Tensor, training: np.ndarray, epochs: int) -> folds.Task:
    """Learning from the faces that a mask leaves in."""
    faces = torch.from_numpy(np.flatnonzero(training))
    labels = torch.from_numpy(data.labels[data.members])
    steps = max(1, len(faces) // BATCH)

    def epoch(generator: torch.Generator, _: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        for drawn in faces[torch.randperm(len(faces), generator=generator)].split(BATCH)[:steps]:
            yield inputs[drawn], labels[drawn]

    return folds.Task(head, epoch, steps, epochs, RATE, None,
                      lambda trained, own: folds.logits(trained, iter([inputs[own]])))


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.resnet", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", type=Path, required=True,
                        help="what `demeanor features --size 224 --color` wrote")
    parser.add_argument("--weights", type=Path, help="torchvision's resnet50, a .pth file")
    parser.add_argument("--runs", type=Path, default=RUNS, help="caches; default: %(default)s")
    results.add_option(parser)
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
    held_out = folds.by_actor(data.actors[data.members])
    if len(held_out) < 2:
        raise DataError(f"{options.features}: has one actor alone; the baseline is judged on actors left out")
    # Other weights or other faces have another cache.
    known = hashlib.sha256(options.weights.read_bytes()).hexdigest()[:8] + "-" + data.key
    inputs = pooled(net, data.faces, options.runs / "cache" / f"resnet50-{known}")
    found = folds.run(f"face-resnet50-{known}-{options.epochs}",
                      lambda training: task(data, inputs, training, options.epochs), held_out, options.runs,
                      options.seed)
    result = results.judge(face_judging.of_clips(data, found), data.labels, data.actors)
    protocol = f"{len(held_out)}-fold cross-validation over {len(np.unique(data.actors))} RAVDESS actors"
    entry = results.Entry("face-resnet50", "The reference's baseline, a frozen ResNet50 with a small head",
                          command("resnet --features FEATURES --weights FILE", options.epochs, EPOCHS, False), protocol)
    face_judging.keep(entry, data, found, options.results)
    print(f"{entry.name}: {metrics.line(result)}")


if __name__ == "__main__":
    run(main)
