"""The reference's search for the tuned voice nets: python -m demeanor_training.grid --net 1d|2d

Every combination is cross-validated over actors 1-20. A killed search goes on with the same command and ends with the
same table, models/training/results/grid-1d.csv or grid-2d.csv, best first.
"""

import argparse
import itertools
from dataclasses import replace
from functools import partial

import numpy as np

from ..data.voice_data import VoiceData
from ..files import storage
from ..judging.evaluation import judge
from ..learning import crossvalidation
from ..nets.reference import keras_l2, net_1d, tuned_2d
from .voice import RECIPES, Recipe, task
from .voice_crossvalidation import add_common, load, seed

SLOPES = (0.0, .01)
KERNEL_L2 = BIAS_L2 = (.01, .001)
RATES = {"1d": (1e-4, 1e-3), "2d": (1e-3,)}
DROPOUTS = {"1d": (.3, .4, .5), "2d": (.2, .4)}
NETS = {"1d": net_1d, "2d": tuned_2d}


def combinations(kind: str) -> list[dict]:
    keys = ("slope", "rate", "dropout", "kernel_l2", "bias_l2")
    return [dict(zip(keys, values))
            for values in itertools.product(SLOPES, RATES[kind], DROPOUTS[kind], KERNEL_L2, BIAS_L2)]


def recipe(kind: str, slope: float, rate: float, dropout: float, kernel_l2: float, bias_l2: float) -> Recipe:
    """The tuned recipe with these values instead of those that the search found."""
    name = f"grid-{kind}-{slope:g}-{rate:g}-{dropout:g}-{kernel_l2:g}-{bias_l2:g}"
    return replace(RECIPES[f"voice-{kind}"], name=name,
                   net=partial(NETS[kind], dropout=dropout, slope=slope), rate=rate,
                   penalty=partial(keras_l2, kernel=kernel_l2, bias=bias_l2))


def share(text: str) -> tuple[int, int]:
    """K/N: number of this process, from 1, and of all."""
    own, processes = map(int, text.split("/"))
    if not 1 <= own <= processes:
        raise ValueError(text)
    return own, processes


def scored(kind: str, values: dict, data: VoiceData, epochs: int, options: argparse.Namespace,
           chosen: list[int] | None = None) -> np.ndarray | None:
    """Logits of every clip by the net that did not learn from it; None if a fold is missing because it was not chosen."""
    tried = recipe(kind, **values)
    return crossvalidation.run(f"{tried.name}-{epochs}-{data.key(False)}",
                               lambda training: task(tried, data, training, epochs),
                               crossvalidation.by_actor(data.actors), options.runs, seed(tried, options), chosen)


def row(values: dict, logits: np.ndarray, data: VoiceData, epochs: int) -> dict:
    result = judge(logits, data.labels, data.actors)
    low, high = result["top1_ci95"]
    return {**values, "epochs": epochs, "n": result["n"], "top1": f"{result['top1']:.4f}", "top1_low": f"{low:.4f}",
            "top1_high": f"{high:.4f}", "top3": f"{result['top3']:.4f}"}


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.grid", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--net", choices=sorted(NETS), required=True)
    add_common(parser)
    parser.add_argument("--share", type=share, metavar="K/N",
                        help="run every Nth training alone, from the Kth on: N processes can share the work; the same "
                             "command without it then writes the table")
    options = parser.parse_args(arguments)
    data = load(options)
    epochs = options.epochs or RECIPES[f"voice-{options.net}"].epochs
    tries = combinations(options.net)
    if options.share:
        own, processes = options.share
        for number, values in enumerate(tries):
            chosen = [fold for fold in range(1, crossvalidation.FOLDS + 1)
                      if (number * crossvalidation.FOLDS + fold - 1) % processes == own - 1]
            scored(options.net, values, data, epochs, options, chosen)
        return
    rows = []
    for number, values in enumerate(tries, 1):
        rows.append(row(values, scored(options.net, values, data, epochs, options), data, epochs))
        print(f"{number} of {len(tries)}: {rows[-1]}", flush=True)
        storage.write_csv(options.results / f"grid-{options.net}.csv",
                        sorted(rows, key=lambda tried: float(tried["top1"]), reverse=True))
