"""Exponential moving average of a net's weights."""

import copy

import torch
from torch import nn


class EmaNet(nn.Module):
    """A net and the moving average of its weights: the net is trained, the average is judged and shipped."""

    def __init__(self, net: nn.Module, decay: float = .998):
        super().__init__()
        self.net = net
        self.average = copy.deepcopy(net).requires_grad_(False)
        self.register_buffer("steps", torch.zeros((), dtype=torch.long))
        self._decay = decay
        self._taken: int | None = None

    def train(self, mode: bool = True) -> "EmaNet":
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
        """Moves the average towards the weights after the last step. Checkpoints hold both."""
        if self._taken is None:
            # Read once: a GPU would wait for each answer, and listing takes longer than averaging. A resumed run has
            # loaded its checkpoint by now.
            self._taken = int(self.steps)
            pairs = list(zip(self.net.state_dict().values(), self.average.state_dict().values()))
            self._floats, self._counts = ([pair for pair in pairs if pair[0].is_floating_point() == floats]
                                          for floats in (True, False))
        self._taken += 1
        self.steps += 1
        # A faster average at first: otherwise the random initial weights would count for long.
        decay = min(self._decay, self._taken / (10 + self._taken))
        torch._foreach_lerp_([average for _, average in self._floats], [own for own, _ in self._floats], 1 - decay)
        for own, average in self._counts:
            average.copy_(own)


def l2(net: EmaNet, weight: float = 1e-4) -> torch.Tensor:
    """Weight decay as a penalty, on convolutions and dense layers of the net that is trained."""
    return weight * sum(part.square().sum() for part in net.net.parameters() if part.dim() > 1)
