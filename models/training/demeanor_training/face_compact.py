"""Trains our face net on FER2013 with FER+'s votes: python -m demeanor_training.face_compact [--ship]"""

import argparse
from pathlib import Path

import numpy as np
import torch

from . import bundle, face_heads, face_nets, face_teacher, face_validation, faces, results
from .data import BUNDLES, data_folder, run
from .face_lessons import Cycle, Lessons

NAME = "face-compact"
DESCRIPTION = "A compact residual net on gray 112 x 112 crops, of averaged weights, learnt from two larger ones"
#: Of the first cycle, which is ended before its rate has fallen, and up to where it is run; of the second.
EPOCHS, ENDED, SECOND_EPOCHS, SECOND_RATE = 250, 181, 20, .024
#: Seeds of the nets that it learns from.
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
                        help=f"of the first cycle, which is ended after {ENDED} of its {EPOCHS}; the second has "
                             f"{SECOND_EPOCHS}; default: %(default)s")
    parser.add_argument("--teacher-epochs", type=int, default=face_teacher.EPOCHS,
                        help="of the nets that it learns from, where they are not trained yet; default: %(default)s")
    parser.add_argument("--compile", action="store_true",
                        help="have PyTorch make a program of the net first: a minute or two, with a C++ compiler; then an "
                             "epoch takes half as long")
    afterwards = parser.add_mutually_exclusive_group()
    afterwards.add_argument("--ship", action="store_true", help="write the bundle")
    results.add_try(afterwards)
    options = parser.parse_args(arguments)

    folder = data_folder(options.data)
    lessons = Lessons(folder)
    print(f"{len(lessons)} faces to train on; {len(lessons.known) - len(lessons)} left out that show none", flush=True)
    teachers = [face_teacher.trained(lessons, options.runs, options.teacher_epochs, seed) for seed in TEACHERS]
    if options.compile:
        for teacher in teachers:
            teacher.compile()
    torch.manual_seed(options.seed)
    net, checkpoint = face_nets.compact(face_heads.OUTPUTS), options.runs / f"{results.name(NAME, options.tried)}.pt"
    second = checkpoint.with_stem(f"{checkpoint.stem}-second")
    net = lessons.learn(net, _first(options.epochs), checkpoint, options.seed, teachers, options.compile)
    net = lessons.learn(net, _second(options.epochs), second, options.seed + 1, teachers, options.compile)
    _judge(face_heads.joined(net), folder, lessons, options)


def _first(epochs: int) -> Cycle:
    return Cycle(epochs, until=max(1, epochs * ENDED // EPOCHS))


def _second(epochs: int) -> Cycle:
    return Cycle(max(1, epochs * SECOND_EPOCHS // EPOCHS), SECOND_RATE, gentle=True)


def _judge(net: torch.nn.Sequential, folder: Path, lessons: Lessons, options: argparse.Namespace) -> None:
    verdict = face_validation.judge(net, folder, lessons.known)
    typed = bundle.command("face_compact", options.epochs, EPOCHS, False)
    face_validation.keep(results.entry(NAME, DESCRIPTION, typed, verdict.protocol, options.tried), verdict, options.results)
    if options.ship:
        bundle.write(_leaning(net, verdict.bias), bundle.Description(
            name=NAME, stream="face", description=DESCRIPTION,
            input_shape=[1, faces.SIZE, faces.SIZE],
            preprocessing={"size": faces.SIZE, "resize": 122, "margin": 5, "scale": 1 / 255, "mean": 0.0, "std": 1.0},
            protocol=verdict.protocol, data=f"FER2013 training part ({len(lessons):,} faces of 48 x 48 pixels, the labels "
                                            "of FER2013 and the votes of FER+)",
            command=typed + " --ship", seeds=[options.seed],
            epochs=_first(options.epochs).until + _second(options.epochs).epochs,
            licence="LicenseRef-FER2013-research-use: the images of the Kaggle 2013 challenge are for research only",
            card=CARD.format(ferplus=verdict.against_votes), temperature=verdict.result["temperature"]),
            verdict.result, options.out)


def _leaning(net: torch.nn.Sequential, bias: np.ndarray) -> torch.nn.Sequential:
    """The classes' biases become the last layer's: what is shipped is calibrated but for the temperature."""
    with torch.no_grad():
        net[-1].bias += torch.from_numpy(bias).to(net[-1].bias)
    return net


if __name__ == "__main__":
    run(main)
