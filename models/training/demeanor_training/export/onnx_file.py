"""Exports a net to ONNX, and checks it against PyTorch."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from torch import nn

OPSET = 17
#: Largest difference between PyTorch and ONNX Runtime in any output.
TOLERANCE = 1e-4


def export(net: nn.Module, input_shape: list[int], file: Path, outputs: tuple[str, ...] = ("logits",)) -> None:
    """Writes ONNX with a free batch axis; raises a RuntimeError if ONNX Runtime differs from PyTorch.

    :param outputs: names; a net with several gives a tuple
    """
    net = net.cpu().eval().to(memory_format=torch.contiguous_format)
    example = torch.randn(2, *input_shape)
    torch.onnx.export(net, (example,), str(file), input_names=["input"], output_names=list(outputs), opset_version=OPSET,
                      dynamic_axes={name: {0: "batch"} for name in ("input", *outputs)}, dynamo=False)
    onnx.save(with_padded_pools(onnx.load(str(file))), str(file))
    onnx.checker.check_model(str(file))
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    inputs = torch.randn(5, *input_shape)
    with torch.no_grad():
        expected = net(inputs)
    expected = expected if isinstance(expected, tuple) else (expected,)
    computed = session.run(list(outputs), {"input": inputs.numpy()})
    difference = max(float(np.abs(one - other.numpy()).max()) for one, other in zip(computed, expected, strict=True))
    if not difference <= TOLERANCE:
        raise RuntimeError(f"{file.name}: ONNX Runtime differs from PyTorch by {difference:.2g}")
    print(f"{file.name}: ONNX Runtime differs from PyTorch by {difference:.2g} at most")


def round_weights(file: Path) -> None:
    """Rounds all weights to what float16 can hold. They stay float32; a packed file needs half the room."""
    model = onnx.load(str(file))
    for part in model.graph.initializer:
        values = numpy_helper.to_array(part)
        if values.dtype == np.float32:
            part.CopyFrom(numpy_helper.from_array(values.astype(np.float16).astype(np.float32), part.name))
    onnx.save(model, str(file))


def with_padded_pools(model: onnx.ModelProto) -> onnx.ModelProto:
    """Rewrites average pools that round their size up (ceil_mode) as pools with padding that is not counted.

    The numbers are the same. ONNX Runtime has fast kernels only for pools that do not round up; the others, with a change
    of layout before and after, took 40 % of the time of the compact voice nets.
    """
    for node in model.graph.node:
        told = {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}
        if node.op_type != "AveragePool" or not told.get("ceil_mode"):
            continue
        if told["kernel_shape"] != told["strides"] or any(told["pads"]):
            raise ValueError(f"{node.name}: only windows side by side, without other padding, can be rewritten")
        told |= {"ceil_mode": 0, "count_include_pad": 0,
                 "pads": [0] * len(told["strides"]) + [stride - 1 for stride in told["strides"]]}
        del node.attribute[:]
        node.attribute.extend(onnx.helper.make_attribute(name, value) for name, value in told.items())
    return model
