"""Cross-validation by actor, one fold after the other. Each fold's logits are kept, so that a killed run goes on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..files import storage
from . import loop
from .device import device
from .loop import Plan

FOLDS = 5


@dataclass(frozen=True)
class Task:
    """A net to train on some of the items, and how it scores the others."""

    net: Callable[[], nn.Module]
    plan: Plan
    #: Logits of the items with these numbers, in their order.
    logits: Callable[[nn.Module, np.ndarray], np.ndarray]


def by_actor(actors: np.ndarray) -> list[np.ndarray]:
    """A mask a fold of the items that it leaves out: actors 1-4, 5-8 ... of 20; in RAVDESS two women and two men each."""
    groups = np.array_split(np.unique(actors), min(FOLDS, len(np.unique(actors))))
    return [np.isin(actors, group) for group in groups]


def run(name: str, task: Callable[[np.ndarray], Task], held_out: list[np.ndarray], runs: Path, seed: int,
        chosen: list[int] | None = None, partial: bool = False) -> np.ndarray | None:
    """Logits of every item by the net that did not learn from it; None if a fold is missing because it was not chosen.

    :param task: from a mask of the items to learn from
    :param chosen: numbers of the folds to run, from 1; all by default
    :param partial: whether the chosen folds are enough; items of the others then have NaN for logits
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
    found = np.full((len(held_out[0]), storage.read_array(there[0][0]).shape[1]), np.nan, np.float32)
    for result, out in there:
        found[out] = storage.read_array(result)
    return found


def _fold(task: Task, out: np.ndarray, result: Path, seed: int) -> None:
    net = trained(task, result.with_suffix(".pt"), seed)
    storage.write_array(result, task.logits(net, np.flatnonzero(out)))
    # Only the logits are needed from here on; a checkpoint takes up to 50 MB.
    result.with_suffix(".pt").unlink()


def trained(task: Task, checkpoint: Path, seed: int) -> nn.Module:
    torch.manual_seed(seed)
    return loop.train(task.net(), task.plan, checkpoint, seed)


@torch.no_grad()
def logits(net: nn.Module, inputs: Iterator[torch.Tensor]) -> np.ndarray:
    """Logits for batches of inputs, in float32 as the exported net computes."""
    net.eval()
    where = device()
    return torch.cat([net(batch.to(where)).float().cpu() for batch in inputs]).numpy()
