"""The compact face net with a second, finer look at the picture, which begins as a compact net that was exported."""

from collections.abc import Iterator
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import nn

from ..data.labels import LABELS
from ..files.errors import DataError
from . import face

#: Side of the fine look's patches.
PATCH = 4


class TwoScales(nn.Module):
    """The compact net's first convolution, on means of 2 x 2 pixels, plus one of patches of single pixels.

    Web pictures of 48 pixels have nothing finer than the means; sharp video and photographs have. Both see the face
    standardised by the mean and deviation of its middle, as `face.Standardised` does it.
    """

    def __init__(self, channels: int = 24, border: int = 10):
        super().__init__()
        self.means = nn.AvgPool2d(2)
        self.coarse = nn.Conv2d(1, channels, 5, 2, 2, bias=False)
        self.fine = nn.Conv2d(1, channels, PATCH, PATCH, bias=False)
        self.norm = nn.BatchNorm2d(channels)
        self._border = border
        # Nothing at first: the net then says what the compact one does.
        nn.init.zeros_(self.fine.weight)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        means = self.means(x)
        middle = means[:, :, self._border:-self._border, self._border:-self._border]
        mean = middle.mean((2, 3), keepdim=True)
        scale = 1 / ((middle - mean).square().mean((2, 3), keepdim=True) + 1e-5).sqrt()
        coarse = self.coarse(((means - mean) * scale).clamp(-3, 3))
        return torch.relu(self.norm(coarse + self.fine(((x - mean) * scale).clamp(-3, 3))))


def two_scales(dropout: float = .2) -> nn.Sequential:
    """Input N x 1 x 112 x 112, gray in 0..1; 7 logits; below 60 MFLOP."""
    return nn.Sequential(TwoScales(), *list(face.compact(len(LABELS), dropout))[5:])


def from_compact(file: Path, faces: torch.Tensor) -> nn.Sequential:
    """A net that says what an exported compact net does, its norms measured anew: the export folded them away.

    :param file: ONNX of a compact net with one head
    :param faces: N x 1 x 112 x 112, what the norms are measured on
    """
    net = two_scales()
    try:
        weights = [torch.from_numpy(numpy_helper.to_array(part).copy()) for part in onnx.load(file).graph.initializer]
    except FileNotFoundError as missing:
        raise DataError(f"{file}: no such file; `face_compact --ship --out runs/web` writes it") from missing
    # The export names folded convolutions by numbers and puts them last, in the order of the graph.
    named = [part for block in list(net)[1:5] for part in block.body[5].weights.parameters()] + list(net[-1].parameters())
    folded = [part for convolution, norm in _convolutions(net) for part in (convolution.weight, norm.bias)]
    if [part.shape for part in named + folded] != [part.shape for part in weights]:
        raise DataError(f"{file}: is no compact face net")
    with torch.no_grad():
        for part, value in zip(named + folded, weights):
            part.copy_(value)
        for _, norm in _convolutions(net):
            # Adds the bias and does nothing else.
            norm.running_var.fill_(1 - norm.eps)
        _measure(net, faces)
    return net


def _convolutions(net: nn.Sequential) -> Iterator[tuple[nn.Conv2d, nn.BatchNorm2d]]:
    yield net[0].coarse, net[0].norm
    for block in list(net)[1:5]:
        yield block.body[0], block.body[1]
        yield block.body[3], block.body[4]
        if not isinstance(block.shortcut, nn.Identity):
            yield block.shortcut[1], block.shortcut[2]


def _measure(net: nn.Sequential, faces: torch.Tensor) -> None:
    """Gives each norm the mean and deviation of what comes in, and takes them out again behind it."""
    found = {}
    hooks = [norm.register_forward_hook(lambda norm, inputs, _: found.__setitem__(norm, inputs[0]))
             for _, norm in _convolutions(net)]
    net.eval()(faces)
    for hook in hooks:
        hook.remove()
    for norm, inputs in found.items():
        mean, variance = inputs.mean((0, 2, 3)), inputs.var((0, 2, 3))
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.copy_((variance + norm.eps).sqrt())
        norm.bias.add_(mean)
