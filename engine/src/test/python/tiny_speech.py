"""Draws up the voice net that the tests of speech load: inputs and outputs of voice-compact, and inside nothing learnt.

    pip install -r requirements.txt
    python tiny_speech.py ../resources/org/demeanor/voice

A step of 8 frames is speech (1, else 0) if any band reaches -20 dB in it. The first logit is a tenth of the mean over the
steps of the loudest band, the others are 0: loud windows are `angry`, silent ones are not. Loud ones are also unfamiliar: the
logistic function of half that logit.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

BANDS, FRAMES, STEPS, LOUD = 128, 282, 36, -20


def constant(name, values, kind=np.float32):
    return numpy_helper.from_array(np.array(values, kind), name)


nodes = [
    helper.make_node("Pad", ["input", "pads", "quiet"], ["padded"]),
    helper.make_node("Reshape", ["padded", "by_step"], ["steps"]),
    helper.make_node("ReduceMax", ["steps"], ["loudest"], axes=[1, 3], keepdims=0),
    helper.make_node("Sub", ["loudest", "loud"], ["above"]),
    helper.make_node("Mul", ["above", "steep"], ["steeper"]),
    helper.make_node("Sigmoid", ["steeper"], ["speech"]),
    helper.make_node("ReduceMean", ["loudest"], ["mean"], axes=[1], keepdims=1),
    helper.make_node("Mul", ["mean", "first"], ["logits"]),
    helper.make_node("Mul", ["mean", "slight"], ["strange"]),
    helper.make_node("Sigmoid", ["strange"], ["unfamiliar"]),
]
constants = [
    constant("pads", [0, 0, 0, 0, 0, 0, 0, STEPS * 8 - FRAMES], np.int64), constant("quiet", -100),
    constant("by_step", [-1, BANDS, STEPS, 8], np.int64), constant("loud", LOUD), constant("steep", 10),
    constant("first", [[.1, 0, 0, 0, 0, 0, 0]]), constant("slight", .05),
]
graph = helper.make_graph(
    nodes, "tiny_speech", [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 1, BANDS, FRAMES])],
    [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", 7]),
     helper.make_tensor_value_info("speech", TensorProto.FLOAT, ["n", STEPS]),
     helper.make_tensor_value_info("unfamiliar", TensorProto.FLOAT, ["n", 1])], constants)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
onnx.checker.check_model(model)
onnx.save(model, Path(sys.argv[1]) / "tiny_speech.onnx")
