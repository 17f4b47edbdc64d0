"""Judges what nets of one stream would be worth together, from the kept scores of each:

    python -m demeanor_training.average voice-1d voice-2d

Averages their calibrated scores of the same items, and keeps the figures as a try. Trains and exports nothing.
"""

import argparse

import numpy as np

from ..files.errors import DataError
from ..judging import metrics, score_tables
from ..judging.evaluation import judge
from ..results import record


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.average", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("nets", nargs="+", metavar="net", help="voice net that has its row in the table of results")
    record.add_option(parser)
    options = parser.parse_args(arguments)
    if len(options.nets) < 2:
        parser.error("name two nets or more")
    tables = [options.results / f"{net}.scores.csv" for net in options.nets]
    clips, truth, scores = score_tables.read(tables[0])
    every = [scores]
    for table in tables[1:]:
        others, labels, scores = score_tables.read(table)
        if others != clips or (labels != truth).any():
            raise DataError(f"{table}: is of other clips than {tables[0]}")
        every.append(scores)
    logits = score_tables.logs(np.mean(every, 0))
    about = record.Entry("+".join(options.nets), f"The mean of the scores of {len(every)} nets",
                          f"python -m demeanor_training.average {' '.join(options.nets)}",
                          "the cross-validation of its nets; interval by resampling actors", "try")
    result = judge(logits, truth, score_tables.actors(clips, tables[0]))
    record.keep(about, result, clips, logits, truth, options.results)
    print(f"{about.name}: {metrics.line(result)}")
