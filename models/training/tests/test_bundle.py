"""What is written of a net computes what the net does."""

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from demeanor_training.export import onnx_file
from torch import nn


def exported(net: nn.Module, size: tuple[int, int], folder) -> onnx.ModelProto:
    file = folder / "net.onnx"
    torch.onnx.export(net, (torch.zeros(1, 8, *size),), str(file), input_names=["input"], output_names=["logits"],
                      opset_version=onnx_file.OPSET, dynamo=False)
    return onnx.load(str(file))


def outputs(model: onnx.ModelProto, inputs: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(["logits"], {"input": inputs})[0]


@pytest.mark.parametrize("size", [(7, 9), (8, 9), (8, 8)])
@pytest.mark.parametrize("stride", [(2, 2), (2, 1), (3, 2)])
def test_a_pool_that_rounds_up_becomes_a_pool_with_padding(size: tuple, stride: tuple, tmp_path) -> None:
    net = nn.Sequential(nn.AvgPool2d(stride, ceil_mode=True))
    inputs = torch.randn(1, 8, *size)
    padded = onnx_file.with_padded_pools(exported(net, size, tmp_path))
    assert not any(attribute.name == "ceil_mode" and attribute.i for node in padded.graph.node
                   for attribute in node.attribute)
    assert np.abs(outputs(padded, inputs.numpy()) - net(inputs).numpy()).max() < 1e-6


def test_pools_that_overlap_are_not_rewritten(tmp_path) -> None:
    model = exported(nn.AvgPool2d(3, 2, ceil_mode=True), (8, 9), tmp_path)
    with pytest.raises(ValueError, match="side by side"):
        onnx_file.with_padded_pools(model)
