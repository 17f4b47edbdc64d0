"""Our face nets: a compact one below 60 MFLOP a face, a tenth of the reference's, and the larger net that teaches it."""

import torch
from torch import nn

from ..data.labels import LABELS


class SqueezeExcitation(nn.Module):
    """Weights channels by what the whole face shows (Hu et al. 2018)."""

    def __init__(self, channels: int, hidden: int):
        super().__init__()
        self.weights = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(channels, hidden, 1), nn.ReLU(),
                                     nn.Conv2d(hidden, channels, 1), nn.Sigmoid())

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x * self.weights(x)


class Residual(nn.Module):
    """Two 3 x 3 convolutions, their channels weighted, beside a shortcut; with a stride of 2 to half the size."""

    def __init__(self, channels_in: int, channels_out: int, stride: int = 2):
        super().__init__()
        self.body = nn.Sequential(*_convolution(channels_in, channels_out, 3, stride), nn.ReLU(),
                                  *_convolution(channels_out, channels_out, 3),
                                  SqueezeExcitation(channels_out, channels_out // 8))
        self.shortcut = nn.Identity() if stride == 1 else nn.Sequential(
            nn.AvgPool2d(stride, ceil_mode=True), *_convolution(channels_in, channels_out, 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(self.body(x) + self.shortcut(x))


class Standardised(nn.Module):
    """Standardises each face by the mean and deviation of its middle, clamped to three deviations.

    A detector's box shows some background: with all pixels counted, a white wall would make the face dark and flat.
    """

    def __init__(self, border: int):
        super().__init__()
        self._border = border

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        middle = x[:, :, self._border:-self._border, self._border:-self._border]
        mean = middle.mean((2, 3), keepdim=True)
        variance = (middle - mean).square().mean((2, 3), keepdim=True)
        return ((x - mean) / (variance + 1e-5).sqrt()).clamp(-3, 3)


def compact(outputs: int = len(LABELS), dropout: float = .3) -> nn.Sequential:
    """Input N x 1 x 112 x 112, gray in 0..1.

    The mean of 2 x 2 pixels makes sharp crops of video resemble the 48-pixel faces of the training set. Most weights are
    in the last, small layers, where they cost little.
    """
    return nn.Sequential(nn.AvgPool2d(2), Standardised(10), *_convolution(1, 24, 5, 2), nn.ReLU(),
                         Residual(24, 48), Residual(48, 96), Residual(96, 96, 1), Residual(96, 192),
                         nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(dropout), nn.Linear(192, outputs))


def teacher(outputs: int, width: int = 64, dropout: float = .3) -> nn.Sequential:
    """Takes the input of `compact` and does ten times its work."""
    return nn.Sequential(nn.AvgPool2d(2), Standardised(10), *_convolution(1, width, 3), nn.ReLU(),
                         *_convolution(width, width, 3, 2), nn.ReLU(), Residual(width, width, 1),
                         Residual(width, 2 * width), Residual(2 * width, 2 * width, 1),
                         Residual(2 * width, 4 * width), Residual(4 * width, 4 * width, 1),
                         nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(dropout), nn.Linear(4 * width, outputs))


def _convolution(channels_in: int, channels_out: int, kernel: int, stride: int = 1) -> list[nn.Module]:
    return [nn.Conv2d(channels_in, channels_out, kernel, stride, kernel // 2, bias=False),
            nn.BatchNorm2d(channels_out)]
