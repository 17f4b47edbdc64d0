"""The reference system's nets (Scuri & Puccinelli 2023), layer by layer. All give 7 logits.

The reference activates and then takes the maximum of 2 x 2. These nets take the maximum first: ELU and ReLU never
decrease, so that the result is the same for a quarter of the work. What the reference searched over is an argument.
"""

from collections.abc import Callable

import torch
from torch import nn


def face_net(block_dropout: float = .5, dense_dropout: float = .6) -> nn.Sequential:
    """Input N x 1 x 112 x 112, gray in 0..1. He-normal initialisation. The reference's dropout is the default."""
    net = nn.Sequential(*_face_block(1, 32, 5, 0.0), *_face_block(32, 64, 5, block_dropout),
                        *_face_block(64, 128, 3, block_dropout), *_face_block(128, 256, 3, block_dropout), nn.Flatten(),
                        nn.Linear(256 * 7 * 7, 128), nn.BatchNorm1d(128), nn.ELU(), nn.Dropout(dense_dropout),
                        nn.Linear(128, 7))
    return _initialised(net, nn.init.kaiming_normal_)


class MeanFace(nn.Module):
    """Subtracts the mean face of the training faces from the input; it is part of the exported graph."""

    def __init__(self, net: nn.Module, mean: torch.Tensor):
        super().__init__()
        self.register_buffer("mean", mean)
        self.net = net

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.net(x - self.mean)


def net_1d(dropout: float = 0.0, slope: float = 0.0) -> nn.Sequential:
    """The vanilla 1D net; tuned with a dropout of .5. Input N x 1 x 282, the standardised mean over the mel bands.

    :param slope: of the leaky ReLU; 0: plain ReLU
    """
    net = nn.Sequential(nn.Conv1d(1, 64, 10), _activation(slope), nn.Conv1d(64, 128, 10), _activation(slope),
                        nn.MaxPool1d(8), nn.Dropout(dropout), nn.Conv1d(128, 128, 10), _activation(slope),
                        nn.MaxPool1d(8), nn.Dropout(dropout), nn.Flatten(), nn.Linear(3 * 128, 128), _activation(slope),
                        nn.Dropout(dropout), nn.Linear(128, 7))
    return _initialised(net, nn.init.xavier_uniform_)


def net_2d(filters: tuple[int, int, int] = (32, 64, 64), dense: int = 64, kernel: tuple[int, int] = (3, 3),
           dropout: float = 0.0, slope: float = 0.0, batch_norm: bool = False) -> nn.Sequential:
    """The vanilla 2D net. Input N x 1 x 128 x 282, the standardised mel image.

    :param slope: of the leaky ReLU; 0: plain ReLU
    :param batch_norm: behind each convolution, which the reference does not have. A few epochs then do; the export folds
        it into the convolution's weights, so that the shipped graph is the reference's either way
    """
    def convolution(channels_in: int, channels_out: int) -> list[nn.Module]:
        layers: list[nn.Module] = [nn.Conv2d(channels_in, channels_out, kernel)]
        return [*layers, nn.BatchNorm2d(channels_out)] if batch_norm else layers

    first, second, third = filters
    net = nn.Sequential(*convolution(1, first), nn.MaxPool2d(2), _activation(slope), nn.Dropout(dropout),
                        *convolution(first, second), nn.MaxPool2d(2), _activation(slope), nn.Dropout(dropout),
                        *convolution(second, third), nn.AdaptiveMaxPool2d(1), _activation(slope), nn.Flatten(),
                        nn.Linear(third, dense), _activation(slope), nn.Dropout(dropout), nn.Linear(dense, 7))
    return _initialised(net, nn.init.xavier_uniform_)


def tuned_2d(dropout: float = .2, slope: float = 0.0, batch_norm: bool = False) -> nn.Sequential:
    """The tuned 2D net: twice the filters, kernels of 3 bands x 5 frames."""
    return net_2d((64, 128, 128), 128, (3, 5), dropout, slope, batch_norm)


def keras_l2(net: nn.Module, kernel: float = .001, bias: float = .01) -> torch.Tensor:
    """The penalty that Keras' regularisers add to the loss. Adam's weight decay differs: it scales with the step."""
    layers = [layer for layer in net.modules() if isinstance(layer, (nn.Conv1d, nn.Conv2d, nn.Linear))]
    return sum(kernel * layer.weight.square().sum() + bias * layer.bias.square().sum() for layer in layers)


def _face_block(channels_in: int, channels_out: int, kernel: int, dropout: float) -> list[nn.Module]:
    return [nn.Conv2d(channels_in, channels_out, kernel, padding=kernel // 2), nn.BatchNorm2d(channels_out),
            nn.MaxPool2d(2), nn.ELU(), nn.Dropout(dropout)]


def _activation(slope: float) -> nn.Module:
    return nn.LeakyReLU(slope) if slope else nn.ReLU()


def _initialised(net: nn.Sequential, weights: Callable[[torch.Tensor], torch.Tensor]) -> nn.Sequential:
    for layer in net.modules():
        if isinstance(layer, (nn.Conv1d, nn.Conv2d, nn.Linear)):
            weights(layer.weight)
            nn.init.zeros_(layer.bias)
    return net
