"""Judges a face net on FER2013's validation part, by FER2013's labels and by FER+'s votes."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..data import fer2013, ferplus
from ..learning import crossvalidation
from . import calibration, metrics

BATCH = 256
#: In calibration a class weighs the square root of its images: clips do not show as few disgusted and as many happy people
#: as web pictures do.
BALANCE = .5


@dataclass(frozen=True)
class Verdict:
    """A net's figures after calibration by a temperature and class biases, each half of the items fitted on the other."""

    #: Metrics by FER2013's labels, the temperature, and the calibration error before and after.
    result: dict
    #: A line with the metrics by FER+'s votes.
    against_votes: str
    #: A line with all of it.
    summary: str
    protocol: str
    items: list[str]
    #: To be divided by the temperature for scores.
    logits: np.ndarray
    truth: np.ndarray
    #: To be added to the net's logits; fitted on all items.
    bias: np.ndarray


def judge(net: nn.Module, folder: Path, known: torch.Tensor) -> Verdict:
    """Judges a net.

    :param net: with one head of 7 logits
    :param folder: holds ferplus/
    :param known: images that the net may have learnt from; equal ones are left out
    """
    images, labels = fer2013.load(folder, "valid")
    new = fer2013.unseen(images, known)
    truth, voted = labels[new].numpy(), ferplus.majority(ferplus.load(folder, "valid")[new.numpy()])
    raw = crossvalidation.logits(net, (fer2013.enlarged(chunk) for chunk in images[new].split(BATCH)))
    temperature, bias = calibration.temperature_and_bias(raw, truth, BALANCE)
    logits = calibrated_by_the_other_half(raw, truth, temperature)
    scores, numbers, agreed = calibration.softmax(logits, temperature), np.flatnonzero(new.numpy()), voted >= 0
    result = {**metrics.evaluate(scores, truth, numbers), "temperature": temperature,
              "calibration_error_before": calibration.expected_error(calibration.softmax(raw), truth),
              "calibration_error_after": calibration.expected_error(scores, truth)}
    by_votes = metrics.evaluate(scores[agreed], voted[agreed], numbers[agreed])
    against_votes = f"FER+ majority: {metrics.line(by_votes)}, n = {by_votes['n']}"
    summary = (f"FER2013 validation part, {metrics.line(result)}; {against_votes}; before calibration "
               f"{100 * (raw.argmax(1) == truth).mean():.1f} % and {100 * (raw.argmax(1) == voted)[agreed].mean():.1f} %; "
               f"FER2013's label is the voters' for {100 * (truth == voted)[agreed].mean():.1f} %")
    protocol = (f"FER2013 validation part without the {len(images) - len(numbers)} rows that are pixel-identical to a "
                "training row, single images, each half calibrated by the other; interval by resampling images")
    return Verdict(result, against_votes, summary, protocol, [f"valid-{number}" for number in numbers], logits, truth, bias)


def calibrated_by_the_other_half(logits: np.ndarray, truth: np.ndarray, scale: float) -> np.ndarray:
    """Calibrated logits, to be divided by the scale for scores; the fit for an item leaves out that item's half."""
    halves = np.arange(len(truth)) % 2
    found = np.empty_like(logits)
    for half in (0, 1):
        temperature, bias = calibration.temperature_and_bias(logits[halves != half], truth[halves != half], BALANCE)
        found[halves == half] = (logits[halves == half] + bias) * scale / temperature
    return found
