#!/usr/bin/env python3
"""Whether two checkouts find the same: tables of clips, of an evaluation and of a fusion, cell by cell.

    python3 cli/bench/compare_checkouts.py A B --clips CLIPS [--labelled DIR [--layout ravdess|folders]]
                                           [--tolerance 1e-5] [--jobs N] [--option=--profile=reference ...] [--keep DIR]

A and B are folders of checkouts, or of unpacked distributions. Each analyses CLIPS and, if it is given, evaluates DIR;
then both fuse the scores that A gave there. Only the columns of A are compared: B may have more behind them. Cells are
equal as text; those of scores that the voice has a part in may differ by the tolerance (0 unless it is given).
Prints a line a table. Ends with 0 if all are equal, with 1 if one is not, with 2 if something cannot be run.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from pathlib import Path

EMOTIONS = ["angry", "calm", "disgust", "fear", "happy", "sad", "surprise"]
#: Columns of clips.csv that the voice has a part in.
HEARD = {"confidence", *EMOTIONS, *(f"voice_{emotion}" for emotion in EMOTIONS)}
SOME_FAILED = 3


def launcher(checkout):
    for path in (checkout / "cli" / "demeanor", checkout / "demeanor"):
        if path.is_file():
            return path
    sys.exit(f"{checkout}: there is neither cli/demeanor nor demeanor")


def run(checkout, *arguments):
    done = subprocess.run([launcher(checkout), *map(str, arguments)], capture_output=True, text=True)
    if done.returncode not in (0, SOME_FAILED):
        print(f"{checkout}: {arguments[0]} ended with {done.returncode}: {done.stderr.strip()}", file=sys.stderr)
        sys.exit(2)


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


class Comparison:
    """Counts what differs."""

    def __init__(self, tolerance):
        self.tolerance = tolerance
        self.equal = True

    def files(self, first, second, heard):
        """Compares the tables of one kind in two folders, which must have the same names."""
        names = sorted(path.name for path in first)
        if names != sorted(path.name for path in second):
            self.report("files", 0, [f"{names} and {sorted(path.name for path in second)}"], 0)
        by_name = {path.name: path for path in second}
        for path in sorted(first):
            if path.name in by_name:
                self.tables(path.name, table(path), table(by_name[path.name]), heard)

    def tables(self, name, first, second, heard):
        columns = first[0]
        wrong = []
        largest = 0.0
        if second[0][:len(columns)] != columns:
            wrong.append(f"columns {second[0]} do not begin with {columns}")
        elif len(first) != len(second):
            wrong.append(f"{len(first) - 1} and {len(second) - 1} rows")
        else:
            for row, other in zip(first[1:], second[1:]):
                for column, cell, there in zip(columns, row, other):
                    if cell == there:
                        continue
                    difference = distance(cell, there) if column in heard else None
                    if difference is not None and difference <= self.tolerance:
                        largest = max(largest, difference)
                    else:
                        wrong.append(f"{row[0]}: {column} is {cell} and {there}")
        self.report(name, len(first) - 1, wrong, largest)

    def report(self, name, rows, wrong, largest):
        if wrong:
            self.equal = False
            print(f"{name}: {len(wrong)} differences, the first: {wrong[0]}")
        else:
            print(f"{name}: {rows} rows, equal" + (f" within {largest:.1e}" if largest else ""))


def distance(cell, other):
    try:
        return abs(float(cell) - float(other))
    except ValueError:
        return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkouts", nargs=2, type=Path, metavar="CHECKOUT")
    parser.add_argument("--clips", required=True, type=Path)
    parser.add_argument("--labelled", type=Path)
    parser.add_argument("--layout", default="ravdess")
    parser.add_argument("--tolerance", type=float, default=0.0)
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--option", action="append", default=[], help="for analyze and evaluate")
    parser.add_argument("--keep", type=Path, help="where the tables go; else they are removed")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        out = [(arguments.keep or Path(temporary)) / side for side in ("a", "b")]
        for checkout, folder in zip(arguments.checkouts, out):
            run(checkout, "analyze", arguments.clips, "--jobs", arguments.jobs, "--out", folder / "clips", *arguments.option)
            if arguments.labelled:
                run(checkout, "evaluate", arguments.labelled, "--layout", arguments.layout, "--jobs", arguments.jobs,
                    "--out", folder / "evaluated", *arguments.option)
                scores = [out[0] / "evaluated" / f"{stream}.scores.csv" for stream in ("face", "voice")]
                if all(path.is_file() for path in scores):
                    run(checkout, "fuse", "--face", scores[0], "--voice", scores[1], "--rule", "auto",
                        "--out", folder / "evaluated" / "fuse.csv")
        comparison = Comparison(arguments.tolerance)
        for pattern, heard in [("clips/clips.csv", HEARD), ("clips/*.frames.csv", set()),
                               ("evaluated/face.*.csv", set()), ("evaluated/voice.*.csv", HEARD),
                               ("evaluated/fuse*.csv", HEARD)]:
            comparison.files(*(list(folder.glob(pattern)) for folder in out), heard)
    sys.exit(0 if comparison.equal else 1)


if __name__ == "__main__":
    main()
