"""Voice nets with everything that the reference searched over as an argument, and compact nets of our own."""

import math
from collections.abc import Callable

import torch
from torch import nn


def net_1d(dropout: float = 0.0, slope: float = 0.0) -> nn.Sequential:
    """The reference's 1D net; vanilla without dropout. Input N x 1 x 282."""
    net = nn.Sequential(nn.Conv1d(1, 64, 10), _activation(slope), nn.Conv1d(64, 128, 10), _activation(slope),
                        nn.MaxPool1d(8), nn.Dropout(dropout), nn.Conv1d(128, 128, 10), _activation(slope),
                        nn.MaxPool1d(8), nn.Dropout(dropout), nn.Flatten(), nn.Linear(3 * 128, 128), _activation(slope),
                        nn.Dropout(dropout), nn.Linear(128, 7))
    return _initialised(net)


def net_2d(filters: tuple[int, int, int] = (32, 64, 64), dense: int = 64, kernel: tuple[int, int] = (3, 3),
           dropout: float = 0.0, slope: float = 0.0) -> nn.Sequential:
    """The reference's 2D net; vanilla by default. Input N x 1 x 128 x 282.

    The maximum is taken before the activation, which never decreases: the same result of a quarter of the work.
    """
    first, second, third = filters
    net = nn.Sequential(nn.Conv2d(1, first, kernel), nn.MaxPool2d(2), _activation(slope), nn.Dropout(dropout),
                        nn.Conv2d(first, second, kernel), nn.MaxPool2d(2), _activation(slope), nn.Dropout(dropout),
                        nn.Conv2d(second, third, kernel), nn.AdaptiveMaxPool2d(1), _activation(slope), nn.Flatten(),
                        nn.Linear(third, dense), _activation(slope), nn.Dropout(dropout), nn.Linear(dense, 7))
    return _initialised(net)


def tuned_2d(dropout: float = .2, slope: float = 0.0) -> nn.Sequential:
    """The reference's tuned 2D net: twice the filters, kernels of 3 bands x 5 frames."""
    return net_2d((64, 128, 128), 128, (3, 5), dropout, slope)


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
    """Mean and deviation over time, of the frames that the net itself finds telling. N x C x T to N x 2C."""

    def __init__(self, channels: int, hidden: int = 48):
        super().__init__()
        self.attention = nn.Sequential(nn.Conv1d(channels, hidden, 1), nn.Tanh(), nn.Conv1d(hidden, channels, 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        weights = self.attention(x).softmax(2)
        mean = (weights * x).sum(2)
        variance = (weights * x.square()).sum(2) - mean.square()
        return torch.cat([mean, variance.clamp(min=1e-5).sqrt()], 1)


class Compact(nn.Module):
    """Ours: residual blocks, then attentive statistics over time. Input N x 1 x 128 x 282.

    :param first: how the image becomes channels
    :param blocks: which leave so many bands of the last one's channels
    """

    def __init__(self, first: nn.Conv2d, blocks: list[Residual], channels: int, bands: int, dropout: float = .3):
        super().__init__()
        self.features = nn.Sequential(
            first, nn.BatchNorm2d(first.out_channels), nn.ReLU(), *blocks,
            # What is left of the bands becomes channels: at which height something sounds matters.
            nn.Conv2d(channels, channels, (bands, 1), groups=channels, bias=False), nn.BatchNorm2d(channels), nn.ReLU(),
            nn.Flatten(2))
        self.pooling = AttentiveStatistics(channels)
        self.head = nn.Sequential(nn.BatchNorm1d(2 * channels), nn.Dropout(dropout), nn.Linear(2 * channels, 7))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.pooling(self.features(x)))


def compact() -> Compact:
    """Of few, small images with many channels: in bfloat16 it learns four times as fast as the depthwise one."""
    net = Compact(nn.Conv2d(1, 24, (7, 5), (4, 2), (3, 2), bias=False),
                  [Residual(24, 48, (2, 2), full), Residual(48, 96, (2, 2), full), Residual(96, 128, (2, 1), full)], 128, 4)
    # As processors with matrix units multiply fastest.
    return net.to(memory_format=torch.channels_last)


def depthwise() -> Compact:
    """Of larger images and fewer weights."""
    return Compact(nn.Conv2d(1, 24, 5, 2, 2, bias=False),
                   [Residual(24, 48, (2, 2), separable), Residual(48, 72, (2, 2), separable),
                    Residual(72, 112, (2, 1), separable)], 112, 8)


class Together(nn.Module):
    """The mean of what several nets say of the same input: its logits are the logarithm of their mean scores."""

    def __init__(self, nets: list[nn.Module]):
        super().__init__()
        self.nets = nn.ModuleList(nets)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.of([net(x) for net in self.nets])

    @staticmethod
    def of(logits: list[torch.Tensor]) -> torch.Tensor:
        """N x classes of each net to N x classes."""
        # Not the logarithm of a mean: scores that are all too small for a float would become an infinite logit.
        return torch.stack([each.log_softmax(1) for each in logits]).logsumexp(0) - math.log(len(logits))


def _activation(slope: float) -> nn.Module:
    return nn.LeakyReLU(slope) if slope else nn.ReLU()


def _initialised(net: nn.Sequential) -> nn.Sequential:
    for layer in net.modules():
        if isinstance(layer, (nn.Conv1d, nn.Conv2d, nn.Linear)):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return net
