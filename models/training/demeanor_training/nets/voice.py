"""Our voice nets: residual blocks on mel images, then attentive statistics over time."""

from collections.abc import Callable

import torch
from torch import nn


def separable(channels_in: int, channels_out: int, stride: tuple[int, int]) -> list[nn.Module]:
    """A depthwise 3 x 3 convolution, then a pointwise one."""
    return [nn.Conv2d(channels_in, channels_in, 3, stride, 1, groups=channels_in, bias=False),
            nn.BatchNorm2d(channels_in), nn.ReLU(), nn.Conv2d(channels_in, channels_out, 1, bias=False),
            nn.BatchNorm2d(channels_out)]


def full(channels_in: int, channels_out: int, stride: tuple[int, int]) -> list[nn.Module]:
    """A 3 x 3 convolution over all channels."""
    return [nn.Conv2d(channels_in, channels_out, 3, stride, 1, bias=False), nn.BatchNorm2d(channels_out)]


class Residual(nn.Module):
    """Two convolutions beside a shortcut."""

    def __init__(self, channels_in: int, channels_out: int, stride: tuple[int, int],
                 convolution: Callable[[int, int, tuple[int, int]], list[nn.Module]]):
        super().__init__()
        self.body = nn.Sequential(*convolution(channels_in, channels_out, stride), nn.ReLU(),
                                  *convolution(channels_out, channels_out, (1, 1)))
        self.shortcut = nn.Sequential(nn.AvgPool2d(stride, ceil_mode=True) if stride != (1, 1) else nn.Identity(),
                                      nn.Conv2d(channels_in, channels_out, 1, bias=False), nn.BatchNorm2d(channels_out))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(self.body(x) + self.shortcut(x))


class AttentiveStatistics(nn.Module):
    """Mean and deviation over time, with frames weighted by an attention that is learnt. N x C x T to N x 2C."""

    def __init__(self, channels: int, hidden: int = 48):
        super().__init__()
        self.attention = nn.Sequential(nn.Conv1d(channels, hidden, 1), nn.Tanh(), nn.Conv1d(hidden, channels, 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        weights = self.attention(x).softmax(2)
        mean = (weights * x).sum(2)
        variance = (weights * x.square()).sum(2) - mean.square()
        return torch.cat([mean, variance.clamp(min=1e-5).sqrt()], 1)


class Compact(nn.Module):
    """Residual blocks, then attentive statistics over time. Input N x 1 x 128 x 282, the standardised mel image.

    :param first: from the image to channels
    :param channels: of the last block
    :param bands: that the last block leaves
    """

    def __init__(self, first: nn.Conv2d, blocks: list[Residual], channels: int, bands: int, dropout: float = .3):
        super().__init__()
        self.features = nn.Sequential(
            first, nn.BatchNorm2d(first.out_channels), nn.ReLU(), *blocks,
            # The remaining bands become channels: pitch matters, so it is not averaged away.
            nn.Conv2d(channels, channels, (bands, 1), groups=channels, bias=False), nn.BatchNorm2d(channels), nn.ReLU(),
            nn.Flatten(2))
        self.pooling = AttentiveStatistics(channels)
        self.head = nn.Sequential(nn.BatchNorm1d(2 * channels), nn.Dropout(dropout), nn.Linear(2 * channels, 7))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.pooling(self.features(x)))


def compact() -> Compact:
    """Few, small feature maps with many channels: in bfloat16 it learns four times as fast as the depthwise net."""
    net = Compact(nn.Conv2d(1, 24, (7, 5), (4, 2), (3, 2), bias=False),
                  [Residual(24, 48, (2, 2), full), Residual(48, 96, (2, 2), full), Residual(96, 128, (2, 1), full)], 128, 4)
    # The layout that processors with matrix units multiply fastest.
    return net.to(memory_format=torch.channels_last)


def depthwise() -> Compact:
    """Larger feature maps and fewer weights."""
    return Compact(nn.Conv2d(1, 24, 5, 2, 2, bias=False),
                   [Residual(24, 48, (2, 2), separable), Residual(48, 72, (2, 2), separable),
                    Residual(72, 112, (2, 1), separable)], 112, 8)
