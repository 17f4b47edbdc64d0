"""A net and the moving average of its weights."""

import copy

import torch
from torch import nn


class Averaged(nn.Module):
    """A net beside the moving average of its weights: the one is trained, the other judged and shipped."""

    def __init__(self, net: nn.Module, decay: float = .998):
        super().__init__()
        self.net = net
        self.average = copy.deepcopy(net).requires_grad_(False)
        self.register_buffer("steps", torch.zeros((), dtype=torch.long))
        self._decay = decay

    def train(self, mode: bool = True) -> "Averaged":
        super().train(mode)
        self.average.eval()
        return self

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return self.average(x)
        self._update()
        return self.net(x)

    @torch.no_grad()
    def _update(self) -> None:
        """Takes in what the last step made of the weights. Both are in the state that a resumed run goes on from."""
        self.steps += 1
        # Less weight on the past at first: the average would drag the random weights of the start along for an age.
        decay = min(self._decay, int(self.steps) / (10 + int(self.steps)))
        for own, average in zip(self.net.state_dict().values(), self.average.state_dict().values()):
            if own.is_floating_point():
                average.lerp_(own, 1 - decay)
            else:
                average.copy_(own)


def l2(net: Averaged, weight: float = 1e-4) -> torch.Tensor:
    """Weight decay as a penalty, on convolutions and dense layers of the net that is trained."""
    return weight * sum(part.square().sum() for part in net.net.parameters() if part.dim() > 1)
