#!/usr/bin/env bash
# onnxslim takes a scale for each mel band for one for each channel, if a layer has as many channels as there are bands.
#
# Versions: onnxslim 0.1.98, ONNX Runtime 1.32.0, onnx 1.23.2, NumPy 2.4.6, Python 3.11.
#
# onnxslim folds a multiplication behind a convolution into the convolution's weights. By ONNX's rules, a constant of n
# numbers, or of shape (1, 1, 1, n), multiplies along the last axis: the bands of a spectrogram, or the columns of a picture. If the
# convolution also has n channels, onnxslim folds the numbers in by channel. It says nothing, and shapes stay. Other numbers of
# channels and constants of shape (n, 1, 1) are right. ONNX Runtime's own optimisation is right in all of these.
#
# Hurt: speech nets with a learnt weight for each of 64 bands behind a layer of 64 channels. They run, and say other labels.
#
# Seen on 2026-11-30 (50 nets of random weights: convolution, scale of each of 64 bands, mean, seven scores):
#    64 channels, scale of shape (64)            32 of 50 labels change by onnxslim, 0 by ONNX Runtime
#    64 channels, scale of shape (1, 1, 1, 64)   36 of 50 labels change by onnxslim, 0 by ONNX Runtime
#    32 channels, scale of shape (64)             0 of 50 labels change by onnxslim, 0 by ONNX Runtime
#    64 channels, scale of shape (64, 1, 1)       0 of 50 labels change by onnxslim, 0 by ONNX Runtime
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q onnxslim==0.1.98 onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
import onnx
import onnxruntime
import onnxslim
from onnx import TensorProto, helper, numpy_helper

NETS, FRAMES, BANDS, SCORES = 50, 50, 64, 7
PLAIN, OPTIMISED = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL, onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
random = np.random.default_rng(0)


def net(channels, shape):
    """A convolution over a spectrogram, a scale of its bands or channels, the mean over frames and bands, and scores."""
    constants = {
        "weights": random.normal(size=(channels, 1, 3, 3)), "scale": random.lognormal(0, 1, shape),
        "of": random.normal(size=(channels, SCORES))}
    nodes = [
        helper.make_node("Conv", ["sound", "weights"], ["heard"], pads=[1, 1, 1, 1]),
        helper.make_node("Mul", ["heard", "scale"], ["scaled"]),
        helper.make_node("Relu", ["scaled"], ["positive"]),
        helper.make_node("ReduceMean", ["positive"], ["mean"], axes=[2, 3], keepdims=0),
        helper.make_node("MatMul", ["mean", "of"], ["scores"])]
    graph = helper.make_graph(
        nodes, "net", [helper.make_tensor_value_info("sound", TensorProto.FLOAT, [1, 1, FRAMES, BANDS])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, SCORES])],
        [numpy_helper.from_array(values.astype(np.float32), name) for name, values in constants.items()])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def scores(model, sound, level):
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = level
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return session.run(None, {"sound": sound})[0]


def compare(name, channels, shape):
    """How many labels change by onnxslim and by ONNX Runtime's optimisation."""
    changed = np.zeros(2, int)
    for _ in range(NETS):
        whole = net(channels, shape)
        sound = (random.normal(size=(1, 1, FRAMES, BANDS)) * random.uniform(.2, 2, BANDS)).astype(np.float32)
        label = scores(whole, sound, PLAIN).argmax()
        slim = onnxslim.slim(onnx.ModelProto.FromString(whole.SerializeToString()))
        changed += [scores(slim, sound, PLAIN).argmax() != label, scores(whole, sound, OPTIMISED).argmax() != label]
    print(f"{channels:3} channels, scale of shape {name:15} {changed[0]:2} of {NETS} labels change by onnxslim, "
          f"{changed[1]} by ONNX Runtime")
    return changed


wrong = [compare("(64)", BANDS, (BANDS,)), compare("(1, 1, 1, 64)", BANDS, (1, 1, 1, BANDS))]
right = [compare("(64)", 32, (BANDS,)), compare("(64, 1, 1)", BANDS, (BANDS, 1, 1))]
sys.exit(0 if all(slim > 0 and own == 0 for slim, own in wrong) and not np.any(right) else 1)
PY
