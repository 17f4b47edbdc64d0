"""Optimizers: each is made for a net and a peak learning rate."""

from collections.abc import Callable

import torch
from torch import nn

Optimizer = Callable[[nn.Module, float], torch.optim.Optimizer]

#: Used by `nesterov`.
WEIGHT_DECAY = 5e-4


def adam(net: nn.Module, peak_rate: float) -> torch.optim.Optimizer:
    return torch.optim.Adam(net.parameters(), peak_rate)


def nesterov(net: nn.Module, peak_rate: float) -> torch.optim.Optimizer:
    """SGD with Nesterov momentum. Weights decay; biases and normalisation do not."""
    learnt = [values for values in net.parameters() if values.requires_grad]
    return torch.optim.SGD([{"params": [values for values in learnt if values.dim() > 1], "weight_decay": WEIGHT_DECAY},
                            {"params": [values for values in learnt if values.dim() <= 1], "weight_decay": 0.0}],
                           peak_rate, momentum=.9, nesterov=True)
