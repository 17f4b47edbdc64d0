"""Keeps a net's or a try's figures in models/training/results: a json, the scores of its items, and the table."""

import argparse
import shlex
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from ..files import storage
from ..files.places import RESULTS
from ..judging import calibration, score_tables
from . import table


@dataclass(frozen=True)
class Entry:
    """What the table says about a net or a try besides its figures."""

    name: str
    about: str
    command: str
    protocol: str
    kind: str = "net"


def add_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--results", type=Path, default=RESULTS, help="the table; default: %(default)s")


def add_try(parser) -> None:
    """Adds --try to a parser or to a group of options that exclude each other."""
    parser.add_argument("--try", dest="tried", nargs=2, metavar=("NAME", "WHAT"),
                        help="of a recipe that was changed: its results stand in the table as a try of this name with "
                             "these words; its state is kept apart too")


def name(net: str, tried: list[str] | None) -> str:
    """Name of a net's results and checkpoints, or of a try's, as --try says."""
    return f"{net}-{tried[0]}" if tried else net


def entry(net: str, about: str, command: str, protocol: str, tried: list[str] | None) -> Entry:
    if not tried:
        return Entry(net, about, command, protocol)
    return Entry(name(net, tried), tried[1], f"{command} --try {shlex.join(tried)}", protocol, "try")


def command(recipe: str, epochs: int, usual_epochs: int, interim: bool = False) -> str:
    """The command line without folders. With --interim the run trained no further and took what there was."""
    return (f"python -m demeanor_training.{recipe}" + (f" --epochs {epochs}" if epochs != usual_epochs else "")
            + (" --interim" if interim else ""))


def keep(about: Entry, result: dict, clips: list[str], logits: np.ndarray, truth: np.ndarray, folder: Path) -> None:
    """Writes the json and the items' calibrated scores, then the whole table anew."""
    storage.write_json(folder / f"{about.name}.json", {**asdict(about), **result})
    score_tables.write(folder / f"{about.name}.scores.csv", clips, truth,
                       calibration.softmax(logits, result["temperature"]))
    table.write(folder)
