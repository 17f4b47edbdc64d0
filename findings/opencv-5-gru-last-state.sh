#!/usr/bin/env bash
# OpenCV 5 gives a GRU's last state where its whole sequence is asked for: scores averaged over time are those of the last moment.
#
# Versions: opencv-python-headless 5.0.0.93, onnxruntime 1.32.0, onnx 1.23.2, NumPy 2.4.6, Python 3.11, x86-64.
#
# ONNX's GRU has two outputs: Y, the state of each step, and Y_h, that of the last step. OpenCV's importer gives Y_h for both. The
# shape of Y then lacks its first axis, as if there were one step. Nets that weigh or score each step and then average run without
# a word; some others stop with an error of shapes. Nets that take the last step are right, and so are all with an LSTM. The engines (auto,
# classic, new) do the same. OpenCV 4.14 refuses a GRU of which Y is used.
#
# Hurt: nets for speech or for films with a GRU that were exported to ONNX and run by OpenCV's dnn: the label is that of the last 10 ms.
#
# Seen on 2026-11-30 (20 nets of random weights: recurrent layer, seven scores for each of 150 steps, mean):
#   GRU  auto     10 of 20 labels differ from ONNX Runtime's; 20 times the last step's scores
#   GRU  classic  10 of 20 labels differ from ONNX Runtime's; 20 times the last step's scores
#   GRU  new      10 of 20 labels differ from ONNX Runtime's; 20 times the last step's scores
#   LSTM auto      0 of 20 labels differ from ONNX Runtime's;  0 times the last step's scores
#   LSTM classic   0 of 20 labels differ from ONNX Runtime's;  0 times the last step's scores
#   LSTM new       0 of 20 labels differ from ONNX Runtime's;  0 times the last step's scores
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q opencv-python-headless==5.0.0.93 onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6
ORT_DISABLE_TELEMETRY=1 "$work/venv/bin/python" - <<'PY'
import sys

import cv2
import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

STEPS, BANDS, UNITS, LABELS, NETS = 150, 40, 16, 7, 20
ENGINES = {"auto": cv2.dnn.ENGINE_AUTO, "classic": cv2.dnn.ENGINE_CLASSIC, "new": cv2.dnn.ENGINE_NEW}


def net(layer, random):
    """Scores of each step, then their mean; and the mean of the scores of the last step alone."""
    gates = {"GRU": 3, "LSTM": 4}[layer] * UNITS
    weights = {"W": (1, gates, BANDS), "R": (1, gates, UNITS), "B": (1, 2 * gates), "F": (UNITS, LABELS), "b": (LABELS,)}
    weights = [numpy_helper.from_array(random.normal(0, .3, shape).astype(np.float32), name) for name, shape in weights.items()]
    nodes = [helper.make_node(layer, ["sound", "W", "R", "B"], ["sequence"], hidden_size=UNITS),
             helper.make_node("Squeeze", ["sequence"], ["steps"], axes=[1]),
             helper.make_node("MatMul", ["steps", "F"], ["product"]),
             helper.make_node("Add", ["product", "b"], ["each"]),
             helper.make_node("ReduceMean", ["each"], ["scores"], axes=[0], keepdims=0)]
    ends = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, LABELS]),
            helper.make_tensor_value_info("each", TensorProto.FLOAT, [STEPS, 1, LABELS])]
    graph = helper.make_graph(nodes, "net", [helper.make_tensor_value_info("sound", TensorProto.FLOAT, [STEPS, 1, BANDS])],
                              ends, weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 11)], ir_version=8).SerializeToString()


as_told = True
for layer in "GRU", "LSTM":
    for engine, number in ENGINES.items():
        others = lasts = 0
        for seed in range(NETS):
            random = np.random.default_rng(seed)
            model, sound = net(layer, random), random.normal(size=(STEPS, 1, BANDS)).astype(np.float32)
            scores, each = onnxruntime.InferenceSession(model).run(None, {"sound": sound})
            reader = cv2.dnn.readNetFromONNX(np.frombuffer(model, np.uint8), number)
            reader.setInput(sound)
            found = reader.forward("scores")
            others += found.argmax() != scores.argmax()
            lasts += np.allclose(found.ravel(), each[-1].ravel(), atol=1e-4)
        print(f"{layer:4} {engine:8} {others:2} of {NETS} labels differ from ONNX Runtime's; {lasts:2} times the last step's scores")
        as_told &= lasts == NETS and others > 5 if layer == "GRU" else others == lasts == 0
sys.exit(0 if as_told else 1)
PY
