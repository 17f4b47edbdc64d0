"""Trains a larger face net, the teacher of ours: python -m demeanor_training.face_teacher --seed 1"""

import argparse
from pathlib import Path

import torch
from torch import nn

from ..files.places import RUNS, data_folder
from ..judging import fer2013_validation
from ..judging.fer2013_validation import Verdict
from ..nets import two_heads
from ..nets.face import teacher
from ..results import record
from .face_training import Cycle, FaceTraining

DESCRIPTION = "A residual net of ten times the work; not shipped, face-compact-web learnt from it"
EPOCHS = 75


def trained(training: FaceTraining, runs: Path, epochs: int, seed: int) -> nn.Sequential:
    """A net with two heads. An unfinished run goes on; a finished one is loaded."""
    torch.manual_seed(seed)
    return training.learn(teacher(two_heads.OUTPUTS), Cycle(epochs), runs / f"face-teacher-{seed}.pt", seed)


def add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", help="folder that holds ferplus/; default: DEMEANOR_DATA")
    parser.add_argument("--runs", type=Path, default=RUNS, help="checkpoints; default: %(default)s")
    record.add_option(parser)
    parser.add_argument("--seed", type=int, default=1)


def keep(about: record.Entry, verdict: Verdict, folder: Path) -> None:
    """Prints the figures and writes them to the results."""
    print(f"{about.name}: {verdict.summary}")
    record.keep(about, verdict.result, verdict.items, verdict.logits, verdict.truth, folder)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.face_teacher", description=__doc__)
    add_common(parser)
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="default: %(default)s")
    options = parser.parse_args(arguments)
    folder = data_folder(options.data)
    training = FaceTraining(folder)
    net = two_heads.joined(trained(training, options.runs, options.epochs, options.seed))
    verdict = fer2013_validation.judge(net, folder, training.known)
    typed = record.command(f"face_teacher --seed {options.seed}", options.epochs, EPOCHS)
    keep(record.entry(f"face-teacher-{options.seed}", DESCRIPTION, typed, verdict.protocol, None), verdict, options.results)
