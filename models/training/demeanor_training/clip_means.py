"""From scores of single faces to scores of clips:

    python -m demeanor_training.clip_means face.scores.csv clips.scores.csv

Reads what `demeanor evaluate --cropped` wrote of pictures named <clip>_<number>, in folders named by their label, and
writes their means, for `demeanor fuse` or the fusion recipe. Prints how good both are.
"""

import argparse
import csv
from pathlib import Path

import numpy as np

from . import files, metrics
from .data import LABELS, DataError, run


def read(table: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Whose picture each row is of, its truth and its scores."""
    try:
        with open(table, newline="", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        clips = [Path(row["clip"]).name.rsplit("_", 1)[0] for row in rows]
        truth = np.array([LABELS.index(row["truth"]) for row in rows])
        return clips, truth, np.array([[float(row[label]) for label in LABELS] for row in rows])
    except FileNotFoundError as missing:
        raise DataError(f"{table}: no such file") from missing
    except (KeyError, TypeError, ValueError) as broken:
        raise DataError(f"{table}: is no table with truth and scores ({broken})") from broken


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.clip_means", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    clips, truth, scores = read(options.table)
    if not clips:
        raise DataError(f"{options.table}: has no rows")
    names, first, member = np.unique(clips, return_index=True, return_inverse=True)
    if (truth != truth[first][member]).any():
        raise DataError(f"{options.table}: pictures of one clip differ in their truth")
    means = np.stack([np.bincount(member, weights=column) for column in scores.T], 1) / np.bincount(member)[:, None]
    print(f"pictures: {metrics.line(metrics.evaluate(scores, truth, member))}, n = {len(truth)}")
    print(f"clips: {metrics.line(metrics.evaluate(means, truth[first], np.arange(len(names))))}, n = {len(names)}")
    files.write_csv(options.out, [{"clip": name, "truth": LABELS[label],
                                   **{key: f"{score:.6f}" for key, score in zip(LABELS, row)}}
                                  for name, label, row in zip(names, truth[first], means)])


if __name__ == "__main__":
    run(main)
