"""Weights of an exported compact net as a start for the net that says where speech is."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from ..files.errors import DataError
from ..nets.voice_speech import VoiceAndSpeech


def start_from(net: VoiceAndSpeech, file: Path, images: torch.Tensor) -> None:
    """Gives the net, in place, the weights of a net of `nets.voice.compact` that was exported.

    Export merged each normalisation with the convolution before it. The statistics that these images give part them again,
    so that the net computes the same as the exported one and goes on learning as if it had never been merged.

    :param images: N x 1 x 128 x 282, as the net takes them in
    """
    merged, normalised, dense = _weights(file)
    convolutions = [layer for layer in net.features.modules() if isinstance(layer, nn.Conv2d)]
    norms = [layer for layer in net.features.modules() if isinstance(layer, nn.BatchNorm2d)]
    if [layer.weight.shape for layer in convolutions] != [weight.shape for weight, _ in merged]:
        raise DataError(f"{file}: is no compact voice net")
    for convolution, norm, (weight, bias) in zip(convolutions, norms, merged):
        convolution.weight.data.copy_(weight)
        norm.running_mean.zero_()
        norm.running_var.fill_(1 - norm.eps)
        norm.weight.data.fill_(1)
        norm.bias.data.copy_(bias)
    for name, values in dense.items():
        net.get_parameter(name).data.copy_(values)
    _like(net.head[0], *normalised)
    seen: dict[nn.BatchNorm2d, torch.Tensor] = {}
    hooks = [norm.register_forward_hook(lambda layer, given, _: seen.__setitem__(layer, given[0])) for norm in norms]
    with torch.no_grad():
        net.eval()(images)
        for hook in hooks:
            hook.remove()
        for norm, given in seen.items():
            mean, variance = given.mean((0, 2, 3)), given.var((0, 2, 3)).clamp(min=1e-6)
            norm.bias.add_(mean)
            norm.weight.copy_((variance + norm.eps).sqrt())
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(variance)


def _like(norm: nn.BatchNorm1d, weight: torch.Tensor, bias: torch.Tensor, mean: torch.Tensor,
          variance: torch.Tensor) -> None:
    norm.weight.data.copy_(weight)
    norm.bias.data.copy_(bias)
    norm.running_mean.copy_(mean)
    norm.running_var.copy_(variance)


def _weights(file: Path) -> tuple[list[tuple[torch.Tensor, torch.Tensor]], list[torch.Tensor], dict[str, torch.Tensor]]:
    """Of convolutions over images, of the normalisation before the last layer, and of the others by our names."""
    graph = onnx.load(str(file)).graph
    values = {one.name: torch.from_numpy(np.array(numpy_helper.to_array(one))) for one in graph.initializer}
    merged = [tuple(values[name] for name in node.input[1:3]) for node in graph.node
              if node.op_type == "Conv" and values[node.input[1]].dim() == 4]
    normalised = [[values[name] for name in node.input[1:5]] for node in graph.node if node.op_type == "BatchNormalization"]
    if len(normalised) != 1:
        raise DataError(f"{file}: is no compact voice net")
    dense = {name.replace("pooling.", ""): value for name, value in values.items()
             if name.startswith(("pooling.attention", "head.2"))}
    return merged, normalised[0], dense
