"""Trains our face net on FER2013 and FER+: python -m demeanor_training.face_compact [--ship]"""

import argparse
from pathlib import Path

import numpy as np
import torch

from ..data import fer2013
from ..export import bundle, preprocessing
from ..export.description import Description
from ..files.places import BUNDLES, data_folder
from ..judging import fer2013_validation
from ..nets import face, two_heads
from ..results import record
from . import face_teacher
from .face_training import Cycle, FaceTraining

NAME = "face-compact-web"
DESCRIPTION = "A compact residual net on gray 112 x 112 crops, of averaged weights, learnt from two larger ones"
#: The first cycle is planned for so many epochs and stops early, before its rate has fallen; the second follows.
EPOCHS, STOPPED, SECOND_EPOCHS, SECOND_RATE = 250, 181, 20, .024
#: Seeds of its teachers.
TEACHERS = (1, 2)

CARD = """## Against FER+

{ferplus}. Of the same images, those that people voted to be one of the seven classes, by the class that most of
them named; ties, contempt, unknown and not a face are left out. Calibration leans towards FER2013's labels, which
costs here.

## What it cannot do

- It learnt from web pictures of 48 x 48 pixels, many of them posed, with labels that people often disagree on. They
  were varied towards what a detector cuts out of video, but no video was learnt from. Faces from the side, in the
  dark, with masks or hands before them are likely to go wrong. Who is in FER2013 - age, skin, culture - is not known,
  so nobody can say for whom it works less well.
- A label is what a viewer would likely call the *face*; it says nothing certain about what a person feels.
- FER2013's neutral counts as calm."""


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.face_compact", description=__doc__)
    face_teacher.add_common(parser)
    parser.add_argument("--out", type=Path, default=BUNDLES, help="of the bundle; default: %(default)s")
    parser.add_argument("--epochs", type=int, default=EPOCHS,
                        help=f"of the first cycle, which is ended after {STOPPED} of its {EPOCHS}; the second has "
                             f"{SECOND_EPOCHS}; default: %(default)s")
    parser.add_argument("--teacher-epochs", type=int, default=face_teacher.EPOCHS,
                        help="of the nets that it learns from, where they are not trained yet; default: %(default)s")
    parser.add_argument("--compile", action="store_true",
                        help="have PyTorch make a program of the net first: a minute or two, with a C++ compiler; then an "
                             "epoch takes half as long")
    afterwards = parser.add_mutually_exclusive_group()
    afterwards.add_argument("--ship", action="store_true", help="write the bundle")
    record.add_try(afterwards)
    options = parser.parse_args(arguments)

    folder = data_folder(options.data)
    training = FaceTraining(folder)
    print(f"{len(training)} faces to train on; {len(training.known) - len(training)} left out that show none", flush=True)
    teachers = [face_teacher.trained(training, options.runs, options.teacher_epochs, seed) for seed in TEACHERS]
    if options.compile:
        for teacher in teachers:
            teacher.compile()
    torch.manual_seed(options.seed)
    net, checkpoint = face.compact(two_heads.OUTPUTS), options.runs / f"{record.name(NAME, options.tried)}.pt"
    second = checkpoint.with_stem(f"{checkpoint.stem}-second")
    net = training.learn(net, _first(options.epochs), checkpoint, options.seed, teachers, options.compile)
    net = training.learn(net, _second(options.epochs), second, options.seed + 1, teachers, options.compile)
    _judge(two_heads.joined(net), folder, training, options)


def _first(epochs: int) -> Cycle:
    return Cycle(epochs, stop_after=max(1, epochs * STOPPED // EPOCHS))


def _second(epochs: int) -> Cycle:
    return Cycle(max(1, epochs * SECOND_EPOCHS // EPOCHS), SECOND_RATE, gentle=True)


def _judge(net: torch.nn.Sequential, folder: Path, training: FaceTraining, options: argparse.Namespace) -> None:
    verdict = fer2013_validation.judge(net, folder, training.known)
    typed = record.command("face_compact", options.epochs, EPOCHS)
    face_teacher.keep(record.entry(NAME, DESCRIPTION, typed, verdict.protocol, options.tried), verdict, options.results)
    if options.ship:
        bundle.write(_biased(net, verdict.bias), Description(
            name=NAME, stream="face", description=DESCRIPTION,
            input_shape=[1, fer2013.SIZE, fer2013.SIZE],
            preprocessing=preprocessing.face(),
            protocol=verdict.protocol, data=f"FER2013 training part ({len(training):,} faces of 48 x 48 pixels, the labels "
                                            "of FER2013 and the votes of FER+)",
            command=typed + " --ship", seeds=[options.seed],
            epochs=_first(options.epochs).stop_after + _second(options.epochs).epochs,
            licence="LicenseRef-FER2013-research-use: the images of the Kaggle 2013 challenge are for research only",
            card=CARD.format(ferplus=verdict.against_votes), temperature=verdict.result["temperature"]),
            verdict.result, options.out)


def _biased(net: torch.nn.Sequential, bias: np.ndarray) -> torch.nn.Sequential:
    """Adds the classes' biases to the last layer: the shipped net then only needs the temperature."""
    with torch.no_grad():
        net[-1].bias += torch.from_numpy(bias).to(net[-1].bias)
    return net
