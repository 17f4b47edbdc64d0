"""Judges a voice net on actors that it never heard: python -m demeanor_training.crossvalidate --net voice-1d [--ship]"""

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..data.voice_data import VoiceData
from ..export import bundle, preprocessing
from ..export.description import Description
from ..files.errors import BadFiles
from ..files.places import BUNDLES, RUNS, data_folder
from ..judging import metrics
from ..judging.evaluation import judge
from ..learning import crossvalidation
from ..nets.ema import EmaNet
from ..nets.ensemble import Ensemble
from ..results import record
from .voice import RECIPES, Recipe, inputs, task

PROTOCOL = ("5-fold cross-validation over RAVDESS actors 1-20, each fold leaving out 4 (3 s from 0.5 s, unaugmented); "
            "interval by resampling actors")

RAVDESS_ALONE = """It learnt from 20 actors who speak two English sentences in a studio and act an emotion; no other
  language."""
WITH_OTHERS = """It learnt from 20 actors who speak two English sentences in a studio and act an emotion, and from {people}
  speakers of Polish and German who do so too. Calm it heard in English alone, disgust nearly so. Its figures are of
  English: how well it does in any other language, the two that it learnt from included, was not measured."""

CARD = """## What it cannot do

- {heard}
  Real feeling, other rooms, telephones, children and old people were never heard; expect it to be worse there.
- A label is what a listener would likely call the *sound*; it says nothing certain about what a person feels.
- RAVDESS' "neutral" was dropped as in the reference: a neutral voice gets one of the other labels.
- The figures are of the nets of the folds; the shipped net learnt from all 20 actors in the same way, so that no clip
  is left that could judge it: on RAVDESS actors 1-20 it will look far better than it is."""


def add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", help="folder that holds ravdess/; default: DEMEANOR_DATA")
    parser.add_argument("--runs", type=Path, default=RUNS, help="checkpoints and caches; default: %(default)s")
    record.add_option(parser)
    parser.add_argument("--epochs", type=int, help="default: the recipe's")
    parser.add_argument("--seed", type=int, help="default: that of the recipe, or of each that is part of it")
    parser.add_argument("--skip-bad", action="store_true", help="go on without files that cannot be used")
    parser.add_argument("--processes", type=int, default=2, help="for the mel images")


def load(options: argparse.Namespace, with_others: bool = False) -> VoiceData:
    bad = BadFiles(options.skip_bad)
    data = VoiceData(data_folder(options.data), options.runs / "cache", options.processes, bad,
                     with_others)
    bad.summary()
    return data


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.crossvalidate", description=__doc__)
    parser.add_argument("--net", choices=RECIPES, required=True)
    add_common(parser)
    parser.add_argument("--folds", type=_numbers, metavar="N,N...",
                        help="run these alone, from 1: several processes can share the work; the same command without "
                             "it then writes the table")
    parser.add_argument("--partial", action="store_true",
                        help="judge the folds of --folds by themselves, where all would take too long; the row says so")
    afterwards = parser.add_mutually_exclusive_group()
    afterwards.add_argument("--ship", action="store_true", help="then train on all actors and write the bundle")
    record.add_try(afterwards)
    parser.add_argument("--out", type=Path, default=BUNDLES, help="of the bundle; default: %(default)s")
    options = parser.parse_args(arguments)
    if options.partial and (options.ship or not options.folds):
        parser.error("--partial needs --folds, and ships nothing")
    recipe = RECIPES[options.net]
    epochs = options.epochs or recipe.epochs
    data = load(options, recipe.others > 0)
    typed = record.command(f"crossvalidate --net {recipe.name}"
                           + ("" if options.seed is None else f" --seed {options.seed}"), epochs, recipe.epochs)
    judged, part = np.full(len(data.labels), True), {}
    if options.partial:
        chosen, held_out = ",".join(map(str, options.folds)), crossvalidation.by_actor(data.actors)
        typed += f" --folds {chosen} --partial"
        part = {"part": f"fold {chosen} of {len(held_out)}"}
        judged = np.any([held_out[number - 1] for number in options.folds], axis=0)
    entry = record.entry(recipe.name, recipe.description, typed, PROTOCOL, options.tried)

    found = _crossvalidated(recipe, data, epochs, options)
    if found is None:
        return
    result = {**part, **judge(found[judged], data.labels[judged], data.actors[judged])}
    record.keep(entry, result, [data.names[item] for item in np.flatnonzero(judged)], found[judged],
                data.labels[judged], options.results)
    print(f"{entry.name}: {metrics.line(result)}")
    if options.ship:
        _ship(recipe, data, epochs, result, typed + " --ship", options)


def seed(recipe: Recipe, options: argparse.Namespace) -> int:
    return recipe.seed if options.seed is None else options.seed


def _crossvalidated(recipe: Recipe, data: VoiceData, epochs: int, options: argparse.Namespace) -> np.ndarray | None:
    held_out = crossvalidation.by_actor(data.actors)
    found = [crossvalidation.run(f"{record.name(part.name, options.tried)}-{epochs}-{data.key(part.others > 0)}",
                                 lambda training, part=part: task(part, data, training, epochs), held_out,
                                 options.runs, seed(part, options), options.folds, options.partial)
             for part in recipe.parts]
    if any(logits is None for logits in found):
        return None
    return found[0] if len(found) == 1 else Ensemble.combined([torch.from_numpy(logits) for logits in found]).numpy()


def _ship(recipe: Recipe, data: VoiceData, epochs: int, result: dict, typed: str, options: argparse.Namespace) -> None:
    everyone = np.full(len(data.labels), True)
    own = inputs(recipe, data, everyone)
    nets, seeds = [], [seed(part, options) for part in recipe.parts]
    for part, number in zip(recipe.parts, seeds):
        checkpoint = options.runs / f"{part.name}-{epochs}-{data.key(part.others > 0)}-final-{number}.pt"
        nets.append(_exported(crossvalidation.trained(task(part, data, everyone, epochs), checkpoint, number)))
    about = Description(
        name=recipe.name, stream="voice", description=f"{recipe.description}, on the mel spectrogram of 3 s of speech",
        input_shape=preprocessing.voice_shape(recipe.layout),
        preprocessing=preprocessing.voice(recipe.layout, own.mean, own.std), protocol=PROTOCOL,
        data=f"RAVDESS speech, actors 1-20 without neutral ({len(data.labels):,} clips) and augmented copies"
        + (f"; nEMO (Polish) and EmoDB (German) without neutral and bored ({len(data.others.labels):,} clips)"
           if data.others else ""),
        command=typed, seeds=seeds, epochs=epochs, licence="CC-BY-NC-SA-4.0", card=CARD.format(heard=_heard(data)),
        temperature=result["temperature"])
    bundle.write(nets[0] if len(nets) == 1 else Ensemble(nets), about, result, options.out)


def _heard(data: VoiceData) -> str:
    return WITH_OTHERS.format(people=len(data.others.speakers)) if data.others else RAVDESS_ALONE


def _exported(net: nn.Module) -> nn.Module:
    return net.average if isinstance(net, EmaNet) else net
