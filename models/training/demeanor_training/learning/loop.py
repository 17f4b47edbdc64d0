"""One training loop for all nets: a one-cycle learning rate, a checkpoint after every epoch, resume after any end."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from ..files.errors import DataError
from ..nets.ema import EmaNet
from . import state_file
from .device import autocast, device
from .optimizers import Optimizer, adam

#: Batches of inputs and labels of one epoch, drawn with the generator given; the number is the epoch's, from 0.
Epoch = Callable[[torch.Generator, int], Iterator[tuple[torch.Tensor, torch.Tensor]]]


@dataclass(frozen=True)
class Plan:
    """What a net learns from, for how long, and how."""

    batches: Epoch
    #: Batches in an epoch.
    steps: int
    epochs: int
    #: Largest learning rate.
    peak_rate: float
    #: From the net to what is added to the loss.
    penalty: Callable[[nn.Module], torch.Tensor] | None = None
    optimizer: Optimizer = adam
    #: From logits and labels.
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor] = F.cross_entropy
    #: The epoch after which the run ends, before its rate has fallen; default: the last.
    stop_after: int | None = None
    #: Whether a GPU records a step as a CUDA graph and replays it: faster for small nets. All batches have one shape.
    cuda_graph: bool = False
    #: Whether any CPU that has instructions for bfloat16 uses them.
    bfloat16: bool = False
    #: What the batches are drawn from, by `state_file.fingerprint`; a checkpoint of other data is refused.
    learns: str | None = None


def train(net: nn.Module, plan: Plan, checkpoint: Path, seed: int,
          after_epoch: Callable[[], str] | None = None) -> nn.Module:
    """Trains in place and returns the net. Goes on where the checkpoint ended, if there is one.

    :param after_epoch: gives a line on how good the net is by now
    """
    where = device()
    # cuDNN tries its algorithms once and keeps the fastest: input sizes are the same at every step.
    torch.backends.cudnn.benchmark = True
    net.to(where, memory_format=torch.channels_last)
    optimizer = plan.optimizer(net, plan.peak_rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, plan.peak_rate, total_steps=plan.epochs * plan.steps + 1,
                                                   pct_start=.15)
    generator = torch.Generator().manual_seed(seed)
    torch.manual_seed(seed)
    first, last = 0, plan.stop_after or plan.epochs
    if checkpoint.exists():
        state = state_file.load(checkpoint, where)
        if state["schedule"]["total_steps"] != schedule.total_steps:
            raise DataError(f"{checkpoint}: is of a run of other length; remove it to start anew")
        # Checkpoints of before have none.
        if plan.learns and state.get("learns", plan.learns) != plan.learns:
            raise DataError(f"{checkpoint}: is of a run on other data; remove it to start anew")
        net.load_state_dict(state["net"])
        generator.set_state(state["generator"].cpu())
        if generator.initial_seed() != seed:
            raise DataError(f"{checkpoint}: is of a run with seed {generator.initial_seed()}; remove it to start anew")
        first = state["epoch"]
    if first < last and plan.cuda_graph and where.type == "cuda":
        _record(net, next(plan.batches(torch.Generator().manual_seed(seed), 0))[0].to(where))
    if 0 < first < last:
        # Only for a run that goes on: a GPU's random state means nothing to another device.
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        _random(where).set_rng_state(state["dropout"].cpu())
    for epoch in range(first, last):
        start = time.monotonic()
        net.train()
        # Summed on the device: reading each batch's loss would stall a GPU.
        total = torch.zeros((), device=where)
        for inputs, labels in plan.batches(generator, epoch):
            with autocast(where, plan.bfloat16):
                logits = net(inputs.to(where))
            loss = plan.loss(logits.float(), labels.to(where))
            total += loss.detach()
            if plan.penalty:
                loss = loss + plan.penalty(net)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        state_file.save(checkpoint, {"net": net.state_dict(), "optimizer": optimizer.state_dict(),
                                     "schedule": schedule.state_dict(), "generator": generator.get_state(),
                                     "dropout": _random(where).get_rng_state(), "epoch": epoch + 1,
                                     **({"learns": plan.learns} if plan.learns else {})})
        how_good = after_epoch() if after_epoch else ""
        print(f"epoch {epoch + 1}/{plan.epochs}: loss {float(total) / plan.steps:.3f} {how_good} "
              f"({time.monotonic() - start:.0f} s)", flush=True)
    return net.eval()


def restore(net: nn.Module, checkpoint: Path, steps: int) -> tuple[int, int]:
    """Loads the net as it was after the last finished epoch; returns that epoch's number, and how many were planned."""
    if not checkpoint.exists():
        raise DataError(f"{checkpoint}: no such file; no epoch of that run is finished")
    state = state_file.load(checkpoint, torch.device("cpu"))
    net.load_state_dict(state["net"])
    net.to(device()).eval()
    return state["epoch"], (state["schedule"]["total_steps"] - 1) // steps


@torch.no_grad()
def probabilities(net: nn.Module, inputs: Iterable[torch.Tensor]) -> torch.Tensor:
    """Softmax scores for batches of inputs, in float32 as the exported net computes."""
    net.eval()
    where = device()
    return torch.cat([net(batch.to(where)).softmax(1).cpu() for batch in inputs])


def _record(net: nn.Module, inputs: torch.Tensor) -> None:
    """Records the net's forward and backward pass in place. Weights, statistics and random state stay as they are."""
    learning = net.net.train() if isinstance(net, EmaNet) else net.train()
    before, seed = {name: values.clone() for name, values in learning.state_dict().items()}, torch.cuda.get_rng_state()
    with torch.autocast("cuda", dtype=torch.bfloat16, cache_enabled=False):
        torch.cuda.make_graphed_callables(learning, (inputs,))
    learning.load_state_dict(before)
    torch.cuda.set_rng_state(seed)


def _random(where: torch.device):
    """The module whose random numbers dropout draws."""
    return torch.cuda if where.type == "cuda" else torch
