"""Trains the reference's face net on its own data, RAVDESS videos:

    demeanor features VIDEOS --out FEATURES
    python -m demeanor_training.ravdess_faces --features FEATURES [--mean-face] [--ship]
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..data.face_features import FaceFeatures
from ..data.fer2013 import SIZE
from ..export import bundle, preprocessing
from ..export.description import Description
from ..files.errors import BadFiles
from ..files.places import BUNDLES, RUNS
from ..judging import metrics
from ..judging.evaluation import judge
from ..learning import crossvalidation
from ..learning.crossvalidation import Task
from ..learning.loop import Plan
from ..nets.reference import MeanFace, face_net
from ..results import face_clips, record

BATCH = 64
RATE = 1e-3
EPOCHS = 10
#: Faces of each clip to learn from, drawn once; all are scored.
FACES_A_CLIP = 23
#: Largest part that cut-out blanks, along each side.
CUTOUT = .4

CARD = """## What it cannot do

- It learnt from {actors} actor(s) of RAVDESS, filmed from the front in a studio before a white wall, acting an emotion.
  Other light, other angles, glasses, masks, children and old people were never seen; expect it to be worse there.
- A label is what a viewer would likely call the *face*; it says nothing certain about what a person feels.
- The figures are of the nets of the folds; the shipped net learnt from all actors at hand in the same way.

## Deviations from the reference

- A one-cycle learning rate with its peak at 1e-3 instead of a constant 1e-3.
- All sampled frames of a clip are scored instead of 24 at random."""


def augmented(faces: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """The reference's augmentation: flips, and a part of up to 40 % x 40 % filled with 0."""
    flip = torch.rand(len(faces), generator=generator) < .5
    faces = torch.where(flip[:, None, None, None], faces.flip(3), faces)
    for face in faces:
        height, width = (torch.rand(2, generator=generator) * CUTOUT * SIZE).int().tolist()
        top = int(torch.randint(SIZE - height + 1, (), generator=generator))
        left = int(torch.randint(SIZE - width + 1, (), generator=generator))
        face[:, top:top + height, left:left + width] = 0
    return faces


def task(data: FaceFeatures, training: np.ndarray, mean_face: bool, epochs: int, seed: int) -> Task:
    """Learns from the clips of the faces that a mask leaves in."""
    drawn = data.drawn(np.unique(data.members[training]), FACES_A_CLIP, np.random.default_rng(seed))
    labels = torch.from_numpy(data.labels[data.members])
    steps = max(1, len(drawn) // BATCH)

    def inputs(faces: np.ndarray) -> torch.Tensor:
        return torch.from_numpy(data.faces[faces]).unsqueeze(1).float() / 255

    def net() -> nn.Module:
        mean = torch.from_numpy(data.faces[drawn].mean(0, dtype=np.float64) / 255).float()
        return MeanFace(face_net(), mean) if mean_face else face_net()

    def epoch(generator: torch.Generator, _: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        order = torch.from_numpy(drawn)[torch.randperm(len(drawn), generator=generator)]
        for faces in order.split(BATCH)[:steps]:
            yield augmented(inputs(faces.numpy()), generator), labels[faces]

    def logits(trained: nn.Module, faces: np.ndarray) -> np.ndarray:
        chunks = np.array_split(faces, max(1, len(faces) // BATCH))
        return crossvalidation.logits(trained, (inputs(chunk) for chunk in chunks))

    return Task(net, Plan(epoch, steps, epochs, RATE), logits)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.ravdess_faces", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", type=Path, required=True, help="what `demeanor features` wrote: gray, 112 x 112")
    parser.add_argument("--mean-face", action="store_true", help="take the mean face of the training faces off")
    parser.add_argument("--runs", type=Path, default=RUNS, help="checkpoints; default: %(default)s")
    record.add_option(parser)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--skip-bad", action="store_true", help="go on without files that cannot be used")
    parser.add_argument("--ship", action="store_true", help="then train on all actors and write the bundle")
    parser.add_argument("--out", type=Path, default=BUNDLES, help="of the bundle; default: %(default)s")
    options = parser.parse_args(arguments)
    bad = BadFiles(options.skip_bad)
    data = FaceFeatures(options.features, bad)
    bad.summary()

    name = "face-ravdess-mean" if options.mean_face else "face-ravdess"
    description = ("The reference's face CNN on gray 112 x 112 crops of RAVDESS videos"
                   + (", less the mean face" if options.mean_face else ""))
    typed = record.command("ravdess_faces --features FEATURES" + (" --mean-face" if options.mean_face else ""),
                           options.epochs, EPOCHS)
    actors = len(np.unique(data.actors))
    # A single actor cannot be left out: the net is then judged on what it learnt from, and the protocol says so.
    held_out = crossvalidation.by_actor(data.actors[data.members])
    validated = f"{len(held_out)}-fold cross-validation over {actors} RAVDESS actors"
    protocol = validated + face_clips.CLIPS if actors > 1 else (
        f"NOT A MEASURE: one actor, {len(data.clips)} clips, judged on the clips that it learnt from")

    def learn(training: np.ndarray) -> Task:
        return task(data, training if actors > 1 else ~training, options.mean_face, options.epochs, options.seed)

    found = crossvalidation.run(f"{name}-{options.epochs}-{data.key}", learn, held_out, options.runs, options.seed)
    result = judge(face_clips.of_clips(data, found), data.labels, data.actors)
    print(f"{name}: {protocol}\n{name}: {metrics.line(result)}")
    if actors > 1:
        face_clips.keep(record.Entry(name, description, typed, validated), data, found, options.results)
    if options.ship:
        everyone = np.full(len(data.members), True)
        net = crossvalidation.trained(task(data, everyone, options.mean_face, options.epochs, options.seed),
                                      options.runs / f"{name}-{options.epochs}-{data.key}-final.pt", options.seed)
        about = Description(
            name=name, stream="face", description=description, input_shape=[1, SIZE, SIZE],
            preprocessing=preprocessing.face(),
            protocol=protocol, data=f"RAVDESS speech videos, {actors} actor(s), {len(data.clips):,} clips, "
            f"at most {FACES_A_CLIP} faces of each", command=typed + " --ship", seeds=[options.seed],
            epochs=options.epochs, licence="CC-BY-NC-SA-4.0", card=CARD.format(actors=actors))
        bundle.write(net, about, result, options.out)
