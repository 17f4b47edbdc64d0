"""Training in stretches of steps at a steady rate, then a falling one; resumed after any end."""

import copy
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..files.errors import DataError
from . import state_file

WARMING = 200
#: Steps after which the state is saved.
STRETCH = 100
DECAY, WEIGHT_DECAY, LARGEST_GRADIENT = .998, .03, 3.0


@dataclass(frozen=True)
class Course:
    """How long a net learns, and from what."""

    #: Multiples of `STRETCH`: at the steady rate, and while it falls to nothing.
    steady: int
    falling: int
    rate: float
    #: The loss of a net for a batch drawn by this generator.
    loss: Callable[[nn.Module, np.random.Generator], torch.Tensor]


def train(net: nn.Module, course: Course, checkpoint: Path, seed: int, start: Path | None = None) -> nn.Module:
    """The moving average of the net's weights after the course. Goes on where the checkpoint ended; a DataError says that it is
    another run's.

    The state at the end of the steady rate is kept in `steady(checkpoint)`: a longer training can go on from it.

    :param start: state of another training to begin with
    """
    torch.manual_seed(seed)
    average = copy.deepcopy(net).requires_grad_(False).eval()
    # Convolutions and dense layers decay; biases and normalisation do not.
    optimizer = torch.optim.AdamW([
        {"params": [values for values in net.parameters() if values.dim() > 1], "weight_decay": WEIGHT_DECAY},
        {"params": [values for values in net.parameters() if values.dim() <= 1], "weight_decay": 0.0}], course.rate)
    done, total = 0, course.steady + course.falling
    told = {"steady": course.steady, "falling": course.falling, "rate": course.rate, "seed": seed, "beginning": state_file.digest(net)}
    before = checkpoint if checkpoint.exists() else start
    if before:
        state = state_file.load(before, torch.device("cpu"))
        if before == checkpoint:
            _check(checkpoint, state, told)
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        done = state["done"] if before == checkpoint else 0
    while done < total:
        began, losses = time.monotonic(), 0.0
        # Each stretch has its own draws, so that a resumed run makes the same.
        random = np.random.default_rng([seed, done])
        torch.manual_seed(int(random.integers(2 ** 31)))
        net.train()
        for step in range(done, done + STRETCH):
            falls = (total - step) / max(1, course.falling)
            for group in optimizer.param_groups:
                group["lr"] = course.rate * min(1, falls, (step + 1) / WARMING)
            loss = course.loss(net, random)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), LARGEST_GRADIENT)
            optimizer.step()
            _follow(average, net, min(DECAY, (step + 1) / (step + 11)))
            losses += loss.item()
        done += STRETCH
        state = {"net": net.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(), "done": done,
                 "course": told}
        if done == course.steady:
            state_file.save(steady(checkpoint), state)
        state_file.save(checkpoint, state)
        print(f"step {done}/{total}: loss {losses / STRETCH:.3f} ({time.monotonic() - began:.0f} s)", flush=True)
    return average


def steady(checkpoint: Path) -> Path:
    """Where the state before the rate's fall is kept."""
    return checkpoint.with_suffix(".steady.pt")


def finished(net: nn.Module, checkpoint: Path) -> nn.Module:
    """The net with the moving average that a training left; a DataError says that there is none."""
    if not checkpoint.exists():
        raise DataError(f"{checkpoint}: missing; the training that writes it must end first")
    state = state_file.load(checkpoint, torch.device("cpu"))
    # States of before did not tell their course.
    if "course" in state and state["done"] < state["course"]["steady"] + state["course"]["falling"]:
        raise DataError(f"{checkpoint}: its training has not ended; let it go on first")
    net.load_state_dict(state["average"])
    return net.eval()


def _check(checkpoint: Path, state: dict, told: dict) -> None:
    """Whether a state is of a run that was told the same."""
    others = [key for key, value in told.items() if state.get("course", told)[key] != value]
    if others:
        raise DataError(f"{checkpoint}: is of a run of other {', '.join(others)}; remove it to start anew")


@torch.no_grad()
def _follow(average: nn.Module, net: nn.Module, decay: float) -> None:
    for own, learnt in zip(average.state_dict().values(), net.state_dict().values()):
        if own.is_floating_point():
            own.lerp_(learnt, 1 - decay)
        else:
            own.copy_(learnt)
