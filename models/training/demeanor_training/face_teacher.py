"""Trains a larger face net, from which ours learns: python -m demeanor_training.face_teacher --seed 1"""

import argparse
from pathlib import Path

import torch
from torch import nn

from . import bundle, face_heads, face_validation, results
from .data import RUNS, data_folder, run
from .face_lessons import Cycle, Lessons
from .face_nets import teacher

DESCRIPTION = "A residual net of ten times the work; not shipped, face-compact learnt from it"
EPOCHS = 75


def trained(lessons: Lessons, runs: Path, epochs: int, seed: int) -> nn.Sequential:
    """With two heads; a run that was ended goes on, one that is finished is taken as it is."""
    torch.manual_seed(seed)
    return lessons.learn(teacher(face_heads.OUTPUTS), Cycle(epochs), runs / f"face-teacher-{seed}.pt", seed)


def add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", help="folder that holds ferplus/; default: DEMEANOR_DATA")
    parser.add_argument("--runs", type=Path, default=RUNS, help="checkpoints; default: %(default)s")
    results.add_option(parser)
    parser.add_argument("--seed", type=int, default=1)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.face_teacher", description=__doc__)
    add_common(parser)
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="default: %(default)s")
    options = parser.parse_args(arguments)
    folder = data_folder(options.data)
    lessons = Lessons(folder)
    net = face_heads.joined(trained(lessons, options.runs, options.epochs, options.seed))
    verdict = face_validation.judge(net, folder, lessons.known)
    typed = bundle.command(f"face_teacher --seed {options.seed}", options.epochs, EPOCHS, False)
    face_validation.keep(results.entry(f"face-teacher-{options.seed}", DESCRIPTION, typed, verdict.protocol, None), verdict,
                         options.results)


if __name__ == "__main__":
    run(main)
