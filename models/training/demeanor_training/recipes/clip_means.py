"""Averages scores of single faces over clips:

    python -m demeanor_training.clip_means face.scores.csv clips.scores.csv

Reads what `demeanor evaluate --cropped` wrote of pictures named <clip>_<number>, in folders named by their label, and
writes the means, for `demeanor fuse` or the fusion recipe. Prints the metrics of both.
"""

import argparse
from pathlib import Path

import numpy as np

from ..files.errors import DataError
from ..judging import metrics, score_tables


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.clip_means", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    pictures, truth, scores = score_tables.read(options.table)
    if not pictures:
        raise DataError(f"{options.table}: has no rows")
    clips = [Path(picture).name.rsplit("_", 1)[0] for picture in pictures]
    names, first, member = np.unique(clips, return_index=True, return_inverse=True)
    if (truth != truth[first][member]).any():
        raise DataError(f"{options.table}: pictures of one clip differ in their truth")
    means = np.stack([np.bincount(member, weights=column) for column in scores.T], 1) / np.bincount(member)[:, None]
    print(f"pictures: {metrics.line(metrics.evaluate(scores, truth, member))}, n = {len(truth)}")
    print(f"clips: {metrics.line(metrics.evaluate(means, truth[first], np.arange(len(names))))}, n = {len(names)}")
    score_tables.write(options.out, names, truth[first], means)
