"""Several nets that answer as one."""

import math

import torch
from torch import nn


class Ensemble(nn.Module):
    """Averages the scores of several nets on the same input; its logits are the logarithm of the mean scores."""

    def __init__(self, nets: list[nn.Module]):
        super().__init__()
        self.nets = nn.ModuleList(nets)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.combined([net(x) for net in self.nets])

    @staticmethod
    def combined(logits: list[torch.Tensor]) -> torch.Tensor:
        """N x classes of each net to N x classes."""
        # Not the logarithm of a mean: scores too small for a float would become an infinite logit.
        return torch.stack([each.log_softmax(1) for each in logits]).logsumexp(0) - math.log(len(logits))
