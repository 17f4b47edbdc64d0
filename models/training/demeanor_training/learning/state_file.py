"""The state of a training in a file: written whole or not at all."""

import hashlib
import os
import pickle
from pathlib import Path

import torch
from torch import nn

from ..files.errors import DataError


def load(checkpoint: Path, where: torch.device) -> dict:
    """What `save` wrote; a DataError says that the file is missing or damaged."""
    if not checkpoint.exists():
        raise DataError(f"{checkpoint}: no such file")
    try:
        return torch.load(checkpoint, map_location=where, weights_only=True)
    except (RuntimeError, EOFError, pickle.UnpicklingError) as broken:
        raise DataError(f"{checkpoint}: damaged; remove it to start anew") from broken


def save(checkpoint: Path, state: dict) -> None:
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    part = checkpoint.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, checkpoint)


def digest(net: nn.Module) -> str:
    """Differs for nets of other weights."""
    found = hashlib.sha256()
    for name, values in net.state_dict().items():
        found.update(name.encode() + _bytes(values))
    return found.hexdigest()


def fingerprint(*values: torch.Tensor) -> str:
    """Differs for other values."""
    found = hashlib.sha256()
    for some in values:
        found.update(repr(tuple(some.shape)).encode() + _bytes(some))
    return found.hexdigest()


def _bytes(values: torch.Tensor) -> bytes:
    return values.detach().cpu().contiguous().numpy().tobytes()
