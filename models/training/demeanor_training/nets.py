"""The reference system's nets (Scuri & Puccinelli 2023), layer by layer. All give 7 logits.

Where the reference activates and then takes the maximum of 2 x 2, these take the maximum first: ELU and ReLU never
decrease, so the result is the same, of a quarter of the work.
"""

import torch
from torch import nn


def _face_block(channels_in: int, channels_out: int, kernel: int, dropout: float) -> list[nn.Module]:
    return [nn.Conv2d(channels_in, channels_out, kernel, padding=kernel // 2), nn.BatchNorm2d(channels_out),
            nn.MaxPool2d(2), nn.ELU(), nn.Dropout(dropout)]


def face_net(block_dropout: float = .5, dense_dropout: float = .6) -> nn.Sequential:
    """Input N x 1 x 112 x 112, gray in 0..1. He-normal initialisation. The reference's dropout is the default."""
    net = nn.Sequential(*_face_block(1, 32, 5, 0.0), *_face_block(32, 64, 5, block_dropout),
                        *_face_block(64, 128, 3, block_dropout), *_face_block(128, 256, 3, block_dropout), nn.Flatten(),
                        nn.Linear(256 * 7 * 7, 128), nn.BatchNorm1d(128), nn.ELU(), nn.Dropout(dense_dropout),
                        nn.Linear(128, 7))
    return _initialise(net, nn.init.kaiming_normal_)


class MeanFace(nn.Module):
    """Takes the mean face of the training faces off the input; it is part of the exported graph."""

    def __init__(self, net: nn.Module, mean: torch.Tensor):
        super().__init__()
        self.register_buffer("mean", mean)
        self.net = net

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.net(x - self.mean)


def voice_1d_net() -> nn.Sequential:
    """The tuned 1D net. Input N x 1 x 282, the standardised mean over the mel bands."""
    net = nn.Sequential(nn.Conv1d(1, 64, 10), nn.ReLU(), nn.Conv1d(64, 128, 10), nn.ReLU(), nn.MaxPool1d(8),
                        nn.Dropout(.5), nn.Conv1d(128, 128, 10), nn.ReLU(), nn.MaxPool1d(8), nn.Dropout(.5),
                        nn.Flatten(), nn.Linear(3 * 128, 128), nn.ReLU(), nn.Dropout(.5), nn.Linear(128, 7))
    return _initialise(net, nn.init.xavier_uniform_)


def voice_2d_net(batch_norm: bool = True) -> nn.Sequential:
    """The tuned 2D net, kernels of 3 bands x 5 frames. Input N x 1 x 128 x 282, the standardised mel image.

    The reference has no batch normalisation and takes 45 epochs. With it behind each convolution a few epochs do; the
    export folds it into the convolution's weights, so that the shipped graph is the reference's either way.
    """
    def convolution(channels_in: int, channels_out: int) -> list[nn.Module]:
        layers: list[nn.Module] = [nn.Conv2d(channels_in, channels_out, (3, 5))]
        return [*layers, nn.BatchNorm2d(channels_out)] if batch_norm else layers

    net = nn.Sequential(*convolution(1, 64), nn.MaxPool2d(2), nn.ReLU(), nn.Dropout(.2),
                        *convolution(64, 128), nn.MaxPool2d(2), nn.ReLU(), nn.Dropout(.2),
                        *convolution(128, 128), nn.AdaptiveMaxPool2d(1), nn.ReLU(), nn.Flatten(),
                        nn.Linear(128, 128), nn.ReLU(), nn.Dropout(.2), nn.Linear(128, 7))
    return _initialise(net, nn.init.xavier_uniform_)


def keras_l2(net: nn.Module, kernel: float = .001, bias: float = .01) -> torch.Tensor:
    """The penalty that Keras' regularisers add to the loss: not Adam's weight decay, which scales with the step."""
    layers = [layer for layer in net.modules() if isinstance(layer, (nn.Conv1d, nn.Conv2d, nn.Linear))]
    return sum(kernel * layer.weight.square().sum() + bias * layer.bias.square().sum() for layer in layers)


def _initialise(net: nn.Sequential, weights) -> nn.Sequential:
    for layer in net.modules():
        if isinstance(layer, (nn.Conv1d, nn.Conv2d, nn.Linear)):
            weights(layer.weight)
            nn.init.zeros_(layer.bias)
    return net
