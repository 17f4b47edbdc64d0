"""Judges a face net on FER2013's validation part, by FER2013's labels and by FER+'s votes."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from . import calibration, face_votes, faces, folds, metrics, results
from .face_lessons import BALANCE, BATCH


@dataclass(frozen=True)
class Verdict:
    """What a net is worth once a temperature and a bias a class were fitted, each half of the items by the other."""

    #: By FER2013's labels; with the temperature, and the calibration error before and after.
    result: dict
    #: A line on how well it does by FER+'s votes.
    against_votes: str
    #: A line on all that was found.
    summary: str
    protocol: str
    items: list[str]
    #: To be divided by the temperature.
    logits: np.ndarray
    truth: np.ndarray
    #: What is to be added to the net's logits, fitted on all items.
    bias: np.ndarray


def judge(net: nn.Module, folder: Path, known: torch.Tensor) -> Verdict:
    """:param net: with one head of 7 logits
    :param known: images that it may have learnt from; equal ones are left out
    """
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
    summary = (f"FER2013 validation part, {metrics.line(result)}; {against_votes}; before calibration "
               f"{100 * (raw.argmax(1) == truth).mean():.1f} % and {100 * (raw.argmax(1) == voted)[agreed].mean():.1f} %; "
               f"FER2013's label is the voters' for {100 * (truth == voted)[agreed].mean():.1f} %")
    protocol = (f"FER2013 validation part without the {len(images) - len(numbers)} rows that are pixel-identical to a "
                "training row, single images, each half calibrated by the other; interval by resampling images")
    return Verdict(result, against_votes, summary, protocol, [f"valid-{number}" for number in numbers], logits, truth, bias)


def keep(about: results.Entry, verdict: Verdict, folder: Path) -> None:
    """Prints it, and writes it to the results."""
    print(f"{about.name}: {verdict.summary}")
    results.keep(about, verdict.result, verdict.items, verdict.logits, verdict.truth, folder)


def calibrated_by_the_other_half(logits: np.ndarray, truth: np.ndarray, scale: float) -> np.ndarray:
    """Logits, to be divided by a temperature: of every item by what was fitted without it."""
    halves = np.arange(len(truth)) % 2
    found = np.empty_like(logits)
    for half in (0, 1):
        temperature, bias = calibration.leanings(logits[halves != half], truth[halves != half], BALANCE)
        found[halves == half] = (logits[halves == half] + bias) * scale / temperature
    return found
