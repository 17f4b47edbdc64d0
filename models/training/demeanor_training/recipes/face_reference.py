"""Trains the reference's face net on FER2013: python -m demeanor_training.face [--mean-face]"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..data import fer2013
from ..export import bundle, card, preprocessing
from ..export.description import Description
from ..files.places import BUNDLES, RUNS, data_folder
from ..judging import metrics
from ..judging.evaluation import judge
from ..learning import crossvalidation, loop
from ..learning.loop import Plan
from ..nets.reference import MeanFace, face_net
from ..results import record

BATCH = 64
PEAK_RATE = 1.5e-3
EPOCHS = 8
#: Epochs of a second cycle of the learning rate, which starts where the first one ended.
SECOND_EPOCHS = 6
#: Less than the reference's .5 and .6, with which so few epochs do not suffice (39 % after four).
BLOCK_DROPOUT = .1
DENSE_DROPOUT = .3

LIMITS = """## What it cannot do

- It learnt from web pictures of 48 x 48 pixels, many of them posed, with labels that people often disagree on.
  Faces in sharp video, from the side, in the dark, with masks or hands before them look different; expect it to be
  worse there. Who is in FER2013 - age, skin, culture - is not known, so nobody can say for whom it works less well.
- A label is what a viewer would likely call the *face*; it says nothing certain about what a person feels.
- FER2013's neutral counts as calm.

## Deviations from the reference

- Trained on FER2013 instead of frames of RAVDESS, which are not at hand for more than one actor.
- Dropout of .1 (blocks) and .3 (dense) instead of .5 and .6; {epochs} epochs in two cycles of the learning
  rate (peak 1.5e-3; Adam's first moment decays by .95, .85 at the peak) instead of 10 at a constant 1e-3.
- Besides the flip, crops are zoomed and shifted a little, as a detector's boxes are; every fifth face, not every one,
  has a part cut out. More of either learnt slower in the few epochs that there was time for.
- {mean_face}; no cross-validation: FER2013's own validation part judges."""

#: A sentence for the card.
MEAN_FACE = {False: "No mean face is subtracted",
             True: "The mean face that is subtracted is that of FER2013's training part"}


@dataclass(frozen=True)
class Cycle:
    """One rise and fall of the learning rate."""

    epochs: int
    checkpoint: Path


def _restore(net: torch.nn.Module, cycles: list[Cycle], steps: int) -> tuple[int, int]:
    """Loads the net as it was after the last finished epoch; returns that epoch's number, and how many were planned."""
    first, second = cycles
    done, epochs = loop.restore(net, first.checkpoint, steps)
    if second.checkpoint.exists():
        done += loop.restore(net, second.checkpoint, steps)[0]
    return done, epochs + second.epochs


def _untrained(images: torch.Tensor, mean_face: bool) -> torch.nn.Module:
    net = face_net(BLOCK_DROPOUT, DENSE_DROPOUT)
    if not mean_face:
        return net
    # Enlarging is linear: the mean face enlarged is the mean of the enlarged faces.
    return MeanFace(net, fer2013.enlarged(images.double().mean(0, keepdim=True))[0, 0])


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.face", description=__doc__)
    parser.add_argument("--data", help="folder that holds ferplus/; default: DEMEANOR_DATA")
    parser.add_argument("--mean-face", action="store_true", help="take the mean face of the training faces off")
    parser.add_argument("--runs", type=Path, default=RUNS, help="checkpoints; default: %(default)s")
    parser.add_argument("--out", type=Path, default=BUNDLES, help="of the bundle; default: %(default)s")
    record.add_option(parser)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--interim", action="store_true",
                        help="train no further: bundle the net of the last finished epoch, with that net's own figures")
    options = parser.parse_args(arguments)

    folder = data_folder(options.data)
    images, labels = fer2013.load(folder, "train")
    all_valid_images, all_valid_labels = fer2013.load(folder, "valid")
    new = fer2013.unseen(all_valid_images, images)
    valid_images, valid_labels = all_valid_images[new], all_valid_labels[new]
    copies = len(all_valid_images) - len(valid_images)
    print(f"{len(images)} faces to train on, {len(valid_images)} to validate on (copies left out: {copies})",
          flush=True)
    steps = len(images) // BATCH

    def epoch(generator: torch.Generator, _: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        order = torch.randperm(len(images), generator=generator)
        for step in range(steps):
            drawn = order[step * BATCH:(step + 1) * BATCH]
            yield fer2013.augmented(images[drawn], generator), labels[drawn]

    truth, numbers = valid_labels.numpy(), np.flatnonzero(new.numpy())

    def logits() -> np.ndarray:
        return crossvalidation.logits(net, (fer2013.enlarged(chunk) for chunk in valid_images.split(BATCH)))

    torch.manual_seed(options.seed)
    net = _untrained(images, options.mean_face)
    name = "face-mean" if options.mean_face else "face"
    cycles = [Cycle(options.epochs, options.runs / f"{name}.pt"),
              Cycle(SECOND_EPOCHS, options.runs / f"{name}-second.pt")]
    done = planned = options.epochs + SECOND_EPOCHS
    if options.interim:
        done, planned = _restore(net, cycles, steps)
    else:
        for index, cycle in enumerate(cycles):
            loop.train(net, Plan(epoch, steps, cycle.epochs, PEAK_RATE), cycle.checkpoint, options.seed + index,
                       lambda: metrics.line(judge(logits(), truth, numbers)))
    judged = logits()
    validation = judge(judged, truth, numbers)
    print(f"{name}: FER2013 validation part, {metrics.line(validation)}")
    net_name = "face-reference-mean" if options.mean_face else "face-reference"
    description = ("The reference's face CNN on gray 112 x 112 crops" + (", less the mean face" if options.mean_face else "")
                   + ", trained on FER2013")
    command = record.command("face" + (" --mean-face" if options.mean_face else ""), options.epochs, EPOCHS, options.interim)
    protocol = (f"FER2013 validation part without the {copies} rows that are pixel-identical to a training row, single "
                "images; interval by resampling images")
    record.keep(record.Entry(net_name, description, command, protocol), validation,
                [f"valid-{number}" for number in numbers], judged, truth, options.results)
    about = Description(
        name=net_name, stream="face", description=description,
        input_shape=[1, fer2013.SIZE, fer2013.SIZE],
        preprocessing=preprocessing.face(),
        protocol=protocol,
        data=f"FER2013 training part ({len(images):,} faces of 48 x 48 pixels, FER2013's own labels)",
        command=command, seeds=[options.seed], epochs=done,
        licence="LicenseRef-FER2013-research-use: the images of the Kaggle 2013 challenge are for research only",
        card=LIMITS.format(epochs=planned, mean_face=MEAN_FACE[options.mean_face]) + card.interim_note(done, planned))
    bundle.write(net, about, validation, options.out)
