"""One net with two heads: FER2013's label, and the shares of FER+'s voters for each of their ten answers.

Votes are more consistent than FER2013's labels and teach a net well, but voters see calm in many faces that FER2013 labels
otherwise. With a head each, neither spoils the other, and how much each counts is decided after training.
"""

import torch
import torch.nn.functional as F
from torch import nn

from ..data.ferplus import ANSWERS
from ..data.labels import LABELS

_LABELS = len(LABELS)
OUTPUTS = _LABELS + len(ANSWERS)
#: Weight of FER+'s head in the scores of a finished net.
VOTES = .3


def shares(logits: torch.Tensor) -> torch.Tensor:
    """N x 17 logits to the softmax of each head."""
    return torch.cat([logits[:, :_LABELS].softmax(1), logits[:, _LABELS:].softmax(1)], 1)


def loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Sum of the heads' cross-entropies, for N x 17 logits and shares."""
    return (F.cross_entropy(logits[:, :_LABELS], targets[:, :_LABELS])
            + F.cross_entropy(logits[:, _LABELS:], targets[:, _LABELS:]))


def joined(net: nn.Sequential, votes: float = VOTES) -> nn.Sequential:
    """The net with one head of 7 logits, the weighted mean of both. FER+ answers outside our classes are dropped.

    :param votes: weight of FER+'s head, 0 to 1; FER2013's has the rest
    """
    both = net[-1]
    one = nn.Linear(both.in_features, _LABELS, device=both.weight.device)
    with torch.no_grad():
        for own, two in ((one.weight, both.weight), (one.bias, both.bias)):
            own.copy_((1 - votes) * two[:_LABELS] + votes * two[_LABELS:2 * _LABELS])
    return nn.Sequential(*net[:-1], one)
