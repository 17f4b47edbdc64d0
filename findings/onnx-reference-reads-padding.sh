#!/usr/bin/env bash
# ONNX's own reference evaluator reads the padding of short recordings: it ignores the lengths that a GRU or an LSTM is given.
#
# Versions: onnx 1.23.2, ONNX Runtime 1.32.0, NumPy 2.4.6, Python 3.11.
#
# Recordings of several lengths go through a recurrent net in one batch, filled up with zeros, and the input `sequence_lens` tells where each one
# ends. `onnx.reference.ReferenceEvaluator`, made to show what the standard means, takes this input and leaves it unused: each recording is
# read to the end of the longest. The last state of a short one is then that after its padding, in both directions. The attributes `clip`
# and `activations` of both nets are unused too. Nothing is said. ONNX Runtime gives a padded recording the state that it has alone.
#
# Hurt: whoever checks a converted voice net against the reference: a right conversion fails for each batch but the longest row, and a
# conversion that lost the lengths passes.
#
# Seen on 2026-11-30 (recordings of 50 and 20 steps in one batch; largest difference of the short one's last state from the state that the
# same evaluator gives it alone; then effect of `clip` 0.1 on the long one):
#   GRU  forward         reference 0.473, clip 0.000  runtime 0.000, clip 0.799
#   GRU  bidirectional   reference 0.407, clip 0.000  runtime 0.000, clip 0.711
#   LSTM forward         reference 0.238, clip 0.000  runtime 0.000, clip 0.167
#   LSTM bidirectional   reference 0.444, clip 0.000  runtime 0.000, clip 0.266
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q onnx==1.23.2 onnxruntime==1.32.0 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

LONG, SHORT, BANDS, UNITS = 50, 20, 8, 6
random = np.random.default_rng(0)
sound = random.standard_normal((LONG, 2, BANDS)).astype(np.float32)
sound[SHORT:, 1] = 0


def net(kind, gates, direction, **attributes):
    directions = 2 if direction == "bidirectional" else 1
    weights = np.random.default_rng(1)
    shapes = {"w": (directions, gates * UNITS, BANDS), "r": (directions, gates * UNITS, UNITS), "b": (directions, 2 * gates * UNITS)}
    tensors = [numpy_helper.from_array(weights.normal(0, .5, shape).astype(np.float32), name) for name, shape in shapes.items()]
    node = helper.make_node(kind, ["x", "w", "r", "b", "lengths"], ["", "y"], hidden_size=UNITS, direction=direction, **attributes)
    inputs = [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["time", "rows", BANDS]),
              helper.make_tensor_value_info("lengths", TensorProto.INT32, ["rows"])]
    graph = helper.make_graph([node], "net", inputs, [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)], tensors)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10)


def reference(model):
    return lambda x, lengths: ReferenceEvaluator(model).run(None, {"x": x, "lengths": np.array(lengths, np.int32)})[0]


def runtime(model):
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return lambda x, lengths: session.run(None, {"x": x, "lengths": np.array(lengths, np.int32)})[0]


so = True
for kind, gates in (("GRU", 3), ("LSTM", 4)):
    for direction in ("forward", "bidirectional"):
        line = f"{kind:5}{direction:14}"
        for evaluator in (reference, runtime):
            run, clipped = evaluator(net(kind, gates, direction)), evaluator(net(kind, gates, direction, clip=.1))
            together = run(sound, [LONG, SHORT])
            alone = run(sound[:SHORT, 1:], [SHORT])
            off = np.abs(together[:, 1] - alone[:, 0]).max()
            clip = np.abs(clipped(sound, [LONG, SHORT]) - together)[:, 0].max()
            line += f"  {'reference' if evaluator is reference else 'runtime'} {off:.3f}, clip {clip:.3f}"
            so &= (off > .05 and clip == 0) if evaluator is reference else (off < 1e-5 and clip > .05)
        print(line)
sys.exit(0 if so else 1)
PY
