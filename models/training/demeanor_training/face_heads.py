"""Two heads on one net: what FER2013's label is, and which shares of FER+'s voters give each of their ten answers.

The votes agree more with each other than FER2013's labels do and teach a net well; but voters see calm in many a face that
FER2013's label does not. With a head each, neither has to give in to the other, and how much each counts is decided last.
"""

import torch
import torch.nn.functional as F
from torch import nn

from .data import LABELS
from .face_votes import ANSWERS

_LABELS = len(LABELS)
OUTPUTS = _LABELS + len(ANSWERS)
#: What FER+'s head counts in the scores of a net that is finished.
VOTES = .3


def shares(logits: torch.Tensor) -> torch.Tensor:
    """N x 17 logits to the softmax of each head."""
    return torch.cat([logits[:, :_LABELS].softmax(1), logits[:, _LABELS:].softmax(1)], 1)


def loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The sum of the heads' cross-entropies; of N x 17 logits and shares."""
    return (F.cross_entropy(logits[:, :_LABELS], targets[:, :_LABELS])
            + F.cross_entropy(logits[:, _LABELS:], targets[:, _LABELS:]))


def joined(net: nn.Sequential, votes: float = VOTES) -> nn.Sequential:
    """The net with one head of 7 logits, the mean of both; answers that are none of our classes are left out.

    :param votes: what FER+'s head counts, 0 to 1; the rest is FER2013's
    """
    both = net[-1]
    one = nn.Linear(both.in_features, _LABELS, device=both.weight.device)
    with torch.no_grad():
        for own, two in ((one.weight, both.weight), (one.bias, both.bias)):
            own.copy_((1 - votes) * two[:_LABELS] + votes * two[_LABELS:2 * _LABELS])
    return nn.Sequential(*net[:-1], one)
