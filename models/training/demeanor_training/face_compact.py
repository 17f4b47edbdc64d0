"""Trains our face net on FER2013 with FER+'s votes: python -m demeanor_training.face_compact [--ship]"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from . import bundle, calibration, face_nets, face_votes, faces, folds, loop, metrics, results
from .averaged import Averaged, l2
from .data import BUNDLES, RUNS, data_folder, run
from .face_variation import varied

NAME = "face-compact"
DESCRIPTION = "A compact residual net on gray 112 x 112 crops, of averaged weights"
BATCH = 64
PEAK_RATE, SECOND_RATE = 3e-3, 1e-3
EPOCHS, SECOND_EPOCHS = 56, 25

#: From where in the first cycle the faces' light, noise, walls and blots vary ever less, and what they have shrunk to at its
#: end, where the second goes on with them. A net that saw them vary to the end had learnt too little, not too much by heart.
GENTLER, GENTLEST = .4, .3

#: Shares of FER+'s votes in what is learnt, and up to where in the run the first holds. The votes agree more with each
#: other than FER2013's labels do and teach faster; but voters call faint expressions neutral, which speaking faces
#: mostly show.
EARLY_VOTES, LATE_VOTES, EARLY = .5, .1, .35

#: A class counts by the square root of its images, in what is learnt from and in calibration: clips do not show as few
#: disgusted and as many happy people as web pictures do.
BALANCE = .5

CARD = """## Against FER+

{ferplus}. Of the same images, those that people voted to be one of the seven classes, by the class that most of
them named; ties, contempt, unknown and not a face are left out. Calibration leans towards FER2013's labels, which
costs here.

## What it cannot do

- It learnt from web pictures of 48 x 48 pixels, many of them posed, with labels that people often disagree on. They
  were varied towards what a detector cuts out of video, but no video was learnt from. Faces from the side, in the
  dark, with masks or hands before them are likely to go wrong. Who is in FER2013 - age, skin, culture - is not known,
  so nobody can say for whom it works less well.
- A label is what a viewer would likely call the *face*; it says nothing certain about what a person feels.
- FER2013's neutral counts as calm."""


#: Varied faces and what is to be learnt of them.
Batches = Iterator[tuple[torch.Tensor, torch.Tensor]]


def draws(labels: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """One epoch's images, as many as there are; rare classes more often than their share."""
    shares = torch.bincount(labels).double().clamp(min=1) ** -BALANCE
    return torch.multinomial(shares[labels], len(labels), replacement=True, generator=generator)


def strength(epoch: int, epochs: int) -> float:
    """How much light, noise, walls and blots vary in an epoch of the first cycle, from 0; 1 is as much as they ever do."""
    return 1 - (1 - GENTLEST) * max(0, epoch / max(1, epochs - 1) - GENTLER) / (1 - GENTLER)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m demeanor_training.face_compact", description=__doc__)
    parser.add_argument("--data", help="folder that holds ferplus/; default: DEMEANOR_DATA")
    parser.add_argument("--runs", type=Path, default=RUNS, help="checkpoints; default: %(default)s")
    results.add_option(parser)
    parser.add_argument("--out", type=Path, default=BUNDLES, help="of the bundle; default: %(default)s")
    parser.add_argument("--epochs", type=int, default=EPOCHS,
                        help=f"of the first cycle; the second has {SECOND_EPOCHS} to its {EPOCHS}; default: %(default)s")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compile", action="store_true",
                        help="have PyTorch make a program of the net first: a minute or two, with a C++ compiler; then an "
                             "epoch takes half as long")
    afterwards = parser.add_mutually_exclusive_group()
    afterwards.add_argument("--ship", action="store_true", help="write the bundle")
    results.add_try(afterwards)
    options = parser.parse_args(arguments)

    folder = data_folder(options.data)
    images, labels = faces.load(folder, "train")
    votes = face_votes.load(folder, "train")
    shown = torch.from_numpy(face_votes.faces(votes))
    early, late = (torch.from_numpy(face_votes.targets(votes, labels.numpy(), share))[shown]
                   for share in (EARLY_VOTES, LATE_VOTES))
    known, images, labels = images, images[shown], labels[shown]
    print(f"{len(images)} faces to train on; {len(known) - len(images)} left out that show none", flush=True)
    steps = len(images) // BATCH
    second_epochs = max(1, options.epochs * SECOND_EPOCHS // EPOCHS)

    def batches(generator: torch.Generator, vary: float, targets: torch.Tensor) -> Batches:
        for drawn in draws(labels, generator)[:steps * BATCH].split(BATCH):
            yield varied(images[drawn], generator, vary), targets[drawn]

    def epoch(generator: torch.Generator, number: int) -> Batches:
        targets = early if number < EARLY * options.epochs else late
        return batches(generator, strength(number, options.epochs), targets)

    def second_epoch(generator: torch.Generator, number: int) -> Batches:
        return batches(generator, GENTLEST, late)

    torch.manual_seed(options.seed)
    net = _averaged(face_nets.compact(), options.compile)
    checkpoint = options.runs / f"{results.name(NAME, options.tried)}.pt"
    loop.train(net, epoch, steps, options.epochs, PEAK_RATE, checkpoint, options.seed, penalty=l2)
    net = _averaged(net.average.requires_grad_(True), options.compile)
    loop.train(net, second_epoch, steps, second_epochs, SECOND_RATE,
               checkpoint.with_stem(f"{checkpoint.stem}-second"), options.seed + 1, penalty=l2)
    _judge(net.average, folder, known, len(images), options.epochs + second_epochs, options)


def _averaged(net: torch.nn.Module, compiled: bool) -> Averaged:
    both = Averaged(net)
    if compiled:
        # In place: the names of the weights, and with them the checkpoints, stay what they are.
        both.net.compile()
    return both


def calibrated_by_the_other_half(logits: np.ndarray, truth: np.ndarray, scale: float) -> np.ndarray:
    """Logits, to be divided by a temperature: of every item by what was fitted without it."""
    halves = np.arange(len(truth)) % 2
    found = np.empty_like(logits)
    for half in (0, 1):
        temperature, bias = calibration.leanings(logits[halves != half], truth[halves != half], BALANCE)
        found[halves == half] = (logits[halves == half] + bias) * scale / temperature
    return found


def _judge(net: torch.nn.Module, folder: Path, known: torch.Tensor, learnt: int, epochs: int,
           options: argparse.Namespace) -> None:
    images, labels = faces.load(folder, "valid")
    new = faces.unseen(images, known)
    truth, voted = labels[new].numpy(), face_votes.majority(face_votes.load(folder, "valid")[new.numpy()])
    raw = folds.logits(net, (faces.enlarged(chunk) for chunk in images[new].split(BATCH)))
    temperature, bias = calibration.leanings(raw, truth, BALANCE)
    logits = calibrated_by_the_other_half(raw, truth, temperature)
    scores, numbers, agreed = calibration.softmax(logits, temperature), np.flatnonzero(new.numpy()), voted >= 0
    result = {**metrics.evaluate(scores, truth, numbers), "temperature": temperature,
              "calibration_error_before": calibration.expected_error(calibration.softmax(raw), truth),
              "calibration_error_after": calibration.expected_error(scores, truth)}
    ferplus = metrics.evaluate(scores[agreed], voted[agreed], numbers[agreed])
    against_votes = f"FER+ majority: {metrics.line(ferplus)}, n = {ferplus['n']}"
    print(f"{results.name(NAME, options.tried)}: FER2013 validation part, {metrics.line(result)}; {against_votes}; "
          f"before calibration {100 * (raw.argmax(1) == truth).mean():.1f} % and "
          f"{100 * (raw.argmax(1) == voted)[agreed].mean():.1f} %; FER2013's label is the voters' for "
          f"{100 * (truth == voted)[agreed].mean():.1f} %")
    typed = bundle.command("face_compact", options.epochs, EPOCHS, False)
    protocol = (f"FER2013 validation part without the {len(images) - len(numbers)} rows that are pixel-identical to a "
                "training row, single images, each half calibrated by the other; interval by resampling images")
    results.keep(results.entry(NAME, DESCRIPTION, typed, protocol, options.tried), result,
                 [f"valid-{number}" for number in numbers], logits, truth, options.results)
    if options.ship:
        bundle.write(_leaning(net, bias), bundle.Description(
            name=NAME, stream="face", description=DESCRIPTION,
            input_shape=[1, faces.SIZE, faces.SIZE],
            preprocessing={"size": faces.SIZE, "resize": 122, "margin": 5, "scale": 1 / 255, "mean": 0.0, "std": 1.0},
            protocol=protocol, data=f"FER2013 training part ({learnt:,} faces of 48 x 48 pixels, the labels of FER2013 "
                                    "and, early in the run, the votes of FER+)",
            command=typed + " --ship", seeds=[options.seed], epochs=epochs,
            licence="LicenseRef-FER2013-research-use: the images of the Kaggle 2013 challenge are for research only",
            card=CARD.format(ferplus=against_votes), temperature=temperature), result, options.out)


def _leaning(net: torch.nn.Sequential, bias: np.ndarray) -> torch.nn.Sequential:
    """The classes' biases become the last layer's: what is shipped is calibrated but for the temperature."""
    with torch.no_grad():
        net[-1].bias += torch.from_numpy(bias).to(net[-1].bias)
    return net


if __name__ == "__main__":
    run(main)
