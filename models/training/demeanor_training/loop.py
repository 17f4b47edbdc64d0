"""One training loop for all nets: a one-cycle rate, a checkpoint every epoch, resume after whatever ended the run."""

import functools
import os
import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from .averaged import Averaged
from .data import DataError


def device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def adam(net: nn.Module, peak_rate: float) -> torch.optim.Optimizer:
    return torch.optim.Adam(net.parameters(), peak_rate)


def fast(where: torch.device) -> torch.autocast:
    """Convolutions in bfloat16 where that is faster."""
    return torch.autocast(where.type, dtype=torch.bfloat16, enabled=_multiplies_bfloat16(where))


def train(net: nn.Module, batches: Callable[[torch.Generator, int], Iterator[tuple[torch.Tensor, torch.Tensor]]],
          steps: int, epochs: int, peak_rate: float, checkpoint: Path, seed: int,
          penalty: Callable[[nn.Module], torch.Tensor] | None = None,
          after_epoch: Callable[[], str] | None = None,
          optimizer: Callable[[nn.Module, float], torch.optim.Optimizer] = adam,
          loss_of: Callable[[torch.Tensor, torch.Tensor], torch.Tensor] = F.cross_entropy,
          recorded: bool = False, until: int | None = None) -> nn.Module:
    """Trains in place and returns the net.

    :param batches: one epoch's inputs and labels, drawn by the generator given; and which epoch it is, from 0
    :param steps: batches an epoch
    :param penalty: added to the loss
    :param after_epoch: a line on how good the net is by now
    :param optimizer: of a net, at a peak rate
    :param loss_of: of logits and labels
    :param recorded: a card is told once what to do with a batch, all of which must have one shape: a small net takes it less
        time than the telling
    :param until: after which of the epochs the run ends, its rate not yet what it would come to; default: the last
    """
    where = device()
    # Of a card's ways to convolve, the one that is fastest for these sizes; they are the same at every step.
    torch.backends.cudnn.benchmark = True
    net.to(where, memory_format=torch.channels_last)
    steering = optimizer(net, peak_rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(steering, peak_rate, total_steps=epochs * steps + 1, pct_start=.15)
    generator = torch.Generator().manual_seed(seed)
    torch.manual_seed(seed)
    first, last = 0, until or epochs
    if checkpoint.exists():
        state = _load(checkpoint, where)
        if state["schedule"]["total_steps"] != schedule.total_steps:
            raise DataError(f"{checkpoint}: is of a run of other length; remove it to start anew")
        net.load_state_dict(state["net"])
        generator.set_state(state["generator"].cpu())
        if generator.initial_seed() != seed:
            raise DataError(f"{checkpoint}: is of a run with seed {generator.initial_seed()}; remove it to start anew")
        first = state["epoch"]
    if first < last and recorded and where.type == "cuda":
        _record(net, next(batches(torch.Generator().manual_seed(seed), 0))[0].to(where))
    if 0 < first < last:
        # Not of a run that is finished: what is drawn on a card means nothing to another device.
        steering.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        _random(where).set_rng_state(state["dropout"].cpu())
    for epoch in range(first, last):
        start = time.monotonic()
        net.train()
        # Asking for each batch's loss would have a card wait for the next one's commands.
        total = torch.zeros((), device=where)
        for inputs, labels in batches(generator, epoch):
            with fast(where):
                logits = net(inputs.to(where))
            loss = loss_of(logits.float(), labels.to(where))
            total += loss.detach()
            if penalty:
                loss = loss + penalty(net)
            steering.zero_grad()
            loss.backward()
            steering.step()
            schedule.step()
        _save(checkpoint, {"net": net.state_dict(), "optimizer": steering.state_dict(),
                           "schedule": schedule.state_dict(), "generator": generator.get_state(),
                           "dropout": _random(where).get_rng_state(), "epoch": epoch + 1})
        how_good = after_epoch() if after_epoch else ""
        print(f"epoch {epoch + 1}/{epochs}: loss {float(total) / steps:.3f} {how_good} ({time.monotonic() - start:.0f} s)",
              flush=True)
    return net.eval()


def restore(net: nn.Module, checkpoint: Path, steps: int) -> tuple[int, int]:
    """The net as the last finished epoch of a run left it; which epoch that is, and of how many."""
    if not checkpoint.exists():
        raise DataError(f"{checkpoint}: no such file; no epoch of that run is finished")
    state = _load(checkpoint, torch.device("cpu"))
    net.load_state_dict(state["net"])
    net.to(device()).eval()
    return state["epoch"], (state["schedule"]["total_steps"] - 1) // steps


@torch.no_grad()
def probabilities(net: nn.Module, inputs: Iterable[torch.Tensor]) -> torch.Tensor:
    """Softmax scores of batches of inputs, in float32 as the exported net computes."""
    net.eval()
    where = device()
    return torch.cat([net(batch.to(where)).softmax(1).cpu() for batch in inputs])


def _record(net: nn.Module, inputs: torch.Tensor) -> None:
    """In place: from now on the net replays what it does here. Its weights, statistics and the seed stay what they are."""
    learning = net.net.train() if isinstance(net, Averaged) else net.train()
    before, seed = {name: values.clone() for name, values in learning.state_dict().items()}, torch.cuda.get_rng_state()
    with torch.autocast("cuda", dtype=torch.bfloat16, cache_enabled=False):
        torch.cuda.make_graphed_callables(learning, (inputs,))
    learning.load_state_dict(before)
    torch.cuda.set_rng_state(seed)


@functools.cache
def _multiplies_bfloat16(where: torch.device) -> bool:
    """Cards, and CPUs with matrix units: of two without them one convolved twice as fast in it, the other half as fast."""
    return where.type == "cuda" or bool(torch.cpu.get_capabilities().get("amx_bf16"))


def _random(where: torch.device):
    """Whose random numbers dropout draws."""
    return torch.cuda if where.type == "cuda" else torch


def _load(checkpoint: Path, where: torch.device) -> dict:
    try:
        return torch.load(checkpoint, map_location=where, weights_only=True)
    except (RuntimeError, EOFError, pickle.UnpicklingError) as broken:
        raise DataError(f"{checkpoint}: damaged; remove it to start anew") from broken


def _save(checkpoint: Path, state: dict) -> None:
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    part = checkpoint.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, checkpoint)
