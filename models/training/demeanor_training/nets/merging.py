"""A net between two others: what it learnt anew, without losing what it knew (Wortsman et al. 2022)."""

import copy

import torch
from torch import nn


@torch.no_grad()
def between(old: nn.Module, new: nn.Module, share: float, inputs: tuple[torch.Tensor, ...]) -> nn.Module:
    """Weights on the way from one net to another that was trained on from it; norms are measured anew.

    :param share: of the new one, 0 to 1
    :param inputs: batches that the norms are measured on
    """
    merged = weighed(old, new, share)
    norms = [part for part in merged.modules() if isinstance(part, nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        # The plain mean over all batches.
        norm.momentum = None
    merged.eval()
    for norm in norms:
        norm.train()
    for batch in inputs:
        merged(batch)
    return merged.eval()


@torch.no_grad()
def weighed(old: nn.Module, new: nn.Module, share: float) -> nn.Module:
    """Weights, and what norms measured, on the way from one net to another that was trained on from it.

    :param share: of the new one, 0 to 1
    """
    merged, weights = copy.deepcopy(new), old.state_dict()
    for name, values in merged.state_dict().items():
        if values.is_floating_point():
            values.copy_(torch.lerp(weights[name].to(values), values, share))
    return merged.eval()
