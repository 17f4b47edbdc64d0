"""Cross-validation by actor, one fold after the other; what a fold found is kept, so that a killed run goes on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from . import files, loop

COUNT = 5

#: One epoch's inputs and labels, drawn by the generator given; which epoch it is comes with it, from 0.
Epoch = Callable[[torch.Generator, int], Iterator[tuple[torch.Tensor, torch.Tensor]]]


@dataclass(frozen=True)
class Task:
    """What there is to learn from some of the items, and how the others are scored."""

    net: Callable[[], nn.Module]
    epoch: Epoch
    steps: int
    epochs: int
    rate: float
    penalty: Callable[[nn.Module], torch.Tensor] | None
    #: Logits of the items of these numbers, in their order.
    logits: Callable[[nn.Module, np.ndarray], np.ndarray]


def by_actor(actors: np.ndarray) -> list[np.ndarray]:
    """Which items each fold holds out: of 20 actors 1-4, 5-8 ...: two women and two men each in RAVDESS."""
    groups = np.array_split(np.unique(actors), min(COUNT, len(np.unique(actors))))
    return [np.isin(actors, group) for group in groups]


def run(name: str, task: Callable[[np.ndarray], Task], held_out: list[np.ndarray], runs: Path, seed: int,
        chosen: list[int] | None = None, partial: bool = False) -> np.ndarray | None:
    """Logits of every item by the net that did not learn from it; None if folds are missing since others were chosen.

    :param task: what there is to learn from the items that a mask leaves in
    :param chosen: numbers of the folds to run, from 1; all by default
    :param partial: the folds that are chosen are enough; items of the others have no logits but NaN
    """
    results = [runs / f"{name}-fold{number}-{seed}.npy" for number in range(1, len(held_out) + 1)]
    for number, (result, out) in enumerate(zip(results, held_out), 1):
        if not result.exists() and (chosen is None or number in chosen):
            print(f"{name}: fold {number} of {len(held_out)}", flush=True)
            _fold(task(~out), out, result, seed)
    there = [(result, out) for number, (result, out) in enumerate(zip(results, held_out), 1)
             if not partial or number in chosen]
    if not all(result.exists() for result, _ in there):
        return None
    logits = np.full((len(held_out[0]), files.read_array(there[0][0]).shape[1]), np.nan, np.float32)
    for result, out in there:
        logits[out] = files.read_array(result)
    return logits


def _fold(task: Task, out: np.ndarray, result: Path, seed: int) -> None:
    net = trained(task, result.with_suffix(".pt"), seed)
    files.write_array(result, task.logits(net, np.flatnonzero(out)))
    # The scores are what the fold was for; its state is 50 MB for some nets.
    result.with_suffix(".pt").unlink()


def trained(task: Task, checkpoint: Path, seed: int) -> nn.Module:
    torch.manual_seed(seed)
    return loop.train(task.net(), task.epoch, task.steps, task.epochs, task.rate, checkpoint, seed, task.penalty)


@torch.no_grad()
def logits(net: nn.Module, inputs: Iterator[torch.Tensor]) -> np.ndarray:
    """Of batches of inputs, in float32 as the exported net computes."""
    net.eval()
    where = loop.device()
    return torch.cat([net(batch.to(where)).float().cpu() for batch in inputs]).numpy()
