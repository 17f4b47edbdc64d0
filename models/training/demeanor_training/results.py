"""What a recipe found out, kept in models/training/results: a json a net or try, the scores of its items, the table."""

import argparse
import shlex
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from . import calibration, files, metrics, results_table, score_tables
from .data import RESULTS


@dataclass(frozen=True)
class Entry:
    """What the table says of a net or a try besides its figures."""

    name: str
    about: str
    command: str
    protocol: str
    kind: str = "net"


def add_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--results", type=Path, default=RESULTS, help="the table; default: %(default)s")


def add_try(parser) -> None:
    """To a parser or a group of options that exclude each other."""
    parser.add_argument("--try", dest="tried", nargs=2, metavar=("NAME", "WHAT"),
                        help="of a recipe that was changed: its results stand in the table as a try of this name with "
                             "these words; its state is kept apart too")


def name(net: str, tried: list[str] | None) -> str:
    """Of a net's results and state, or of those of what was tried on it, as --try says."""
    return f"{net}-{tried[0]}" if tried else net


def entry(net: str, about: str, command: str, protocol: str, tried: list[str] | None) -> Entry:
    if not tried:
        return Entry(net, about, command, protocol)
    return Entry(name(net, tried), tried[1], f"{command} --try {shlex.join(tried)}", protocol, "try")


def judge(logits: np.ndarray, truth: np.ndarray, actors: np.ndarray) -> dict:
    """Figures of logits of items that were not learnt from; among them the temperature that calibrates them."""
    temperature = calibration.temperature(logits, truth)
    before, after = calibration.softmax(logits), calibration.softmax(logits, temperature)
    return {**metrics.evaluate(before, truth, actors), "temperature": temperature,
            "calibration_error_before": calibration.expected_error(before, truth),
            "calibration_error_after": calibration.expected_error(after, truth)}


def keep(about: Entry, result: dict, clips: list[str], logits: np.ndarray, truth: np.ndarray, folder: Path) -> None:
    """Writes the json and the clips' calibrated scores, then the whole table anew."""
    files.write_json(folder / f"{about.name}.json", {**asdict(about), **result})
    score_tables.write(folder / f"{about.name}.scores.csv", clips, truth,
                       calibration.softmax(logits, result["temperature"]))
    results_table.write(folder)
