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
        self._taken: int | None = None

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
        if self._taken is None:
            # Asked for and listed once, when the weights are where they stay: a card would wait for each answer, and the
            # lists take longer to make than the average. What a resumed run goes on from is there by then.
            self._taken = int(self.steps)
            pairs = list(zip(self.net.state_dict().values(), self.average.state_dict().values()))
            self._floats, self._counts = ([pair for pair in pairs if pair[0].is_floating_point() == floats]
                                          for floats in (True, False))
        self._taken += 1
        self.steps += 1
        # Less weight on the past at first: the average would drag the random weights of the start along for an age.
        decay = min(self._decay, self._taken / (10 + self._taken))
        torch._foreach_lerp_([average for _, average in self._floats], [own for own, _ in self._floats], 1 - decay)
        for own, average in self._counts:
            average.copy_(own)


def l2(net: Averaged, weight: float = 1e-4) -> torch.Tensor:
    """Weight decay as a penalty, on convolutions and dense layers of the net that is trained."""
    return weight * sum(part.square().sum() for part in net.net.parameters() if part.dim() > 1)
