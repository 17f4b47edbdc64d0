#!/usr/bin/env bash
# On a CPU ONNX Runtime computes a net of half precision in single: a net that overflows where halves are halves passes all its tests.
#
# Versions: onnxruntime 1.32.0 (CPU provider, x86-64), onnx 1.23.2, NumPy 2.4.6, Python 3.11.
#
# Few of the CPU's kernels take float16. For all others the runtime writes conversions to and from float32 around the node, and takes
# out each pair that meets, at every level of optimisation. So a chain of nodes runs in single precision from end to end: no
# value is rounded to a half in between, and none above 65504 becomes infinite. By the arithmetic that the net's types tell, as
# onnx's reference evaluator does it, squares of 256 and more overflow: a vector divided by its length or its deviation comes out as 0.
# Nothing in the session tells of the conversions; only the optimised net, if it is saved, does.
#
# Hurt: whoever halves a net for a GPU or a phone, checks its scores on a CPU, finds them equal, and ships it.
#
# Seen on 2026-11-30 (a vector of 64 values of the same size, as a net's embedding, in float16):
#   divided by its length  values of   2: CPU 0.125 and 0.125 (no, all optimisation), reference 0.125
#   divided by its length  values of  30: CPU 0.125 and 0.125 (no, all optimisation), reference 0.125
#   divided by its length  values of 300: CPU 0.125 and 0.125 (no, all optimisation), reference 0.000
#     run as: Cast Mul ReduceSum Sqrt Div Cast
#   standardised           values of   2: CPU 1.000 and 1.000 (no, all optimisation), reference 1.000
#   standardised           values of  30: CPU 1.000 and 1.000 (no, all optimisation), reference 1.000
#   standardised           values of 300: CPU 1.000 and 1.000 (no, all optimisation), reference 0.000
#     run as: Cast ReduceMean Sub Mul ReduceMean Sqrt Div Cast
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6
cd "$work"
ORT_DISABLE_TELEMETRY=1 "$work/venv/bin/python" -W ignore - <<'PY'
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

HALF = TensorProto.FLOAT16
LEVELS = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL, onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
node = helper.make_node
NETS = {"divided by its length": [node("Mul", ["x", "x"], ["squares"]), node("ReduceSum", ["squares"], ["sum"], keepdims=1),
                                  node("Sqrt", ["sum"], ["length"]), node("Div", ["x", "length"], ["y"])],
        "standardised": [node("ReduceMean", ["x"], ["mean"], axes=[1]), node("Sub", ["x", "mean"], ["off"]),
                         node("Mul", ["off", "off"], ["squares"]), node("ReduceMean", ["squares"], ["variance"], axes=[1]),
                         node("Sqrt", ["variance"], ["deviation"]), node("Div", ["off", "deviation"], ["y"])]}


def model(nodes):
    ends = [[helper.make_tensor_value_info(name, HALF, [1, 64])] for name in "xy"]
    return helper.make_model(helper.make_graph(nodes, "net", *ends), opset_imports=[helper.make_opsetid("", 13)], ir_version=8)


def on_cpu(net, x, level):
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = level
    options.optimized_model_filepath = "as_run.onnx"
    options.log_severity_level = 3
    y = onnxruntime.InferenceSession(net.SerializeToString(), options, providers=["CPUExecutionProvider"]).run(None, {"x": x})[0]
    return y, [each.op_type for each in onnx.load("as_run.onnx").graph.node]


as_told = True
signs = np.where(np.arange(64) % 2, 1, -1)[None]
for name, nodes in NETS.items():
    for size in (2, 30, 300):
        x, net = (size * signs).astype(np.float16), model(nodes)
        cpu, run = zip(*(on_cpu(net, x, level) for level in LEVELS))
        reference = ReferenceEvaluator(net).run(None, {"x": x})[0]
        print(f"{name:22} values of {size:3}: CPU {float(cpu[0][0, 1]):.3f} and {float(cpu[1][0, 1]):.3f} (no, all optimisation), "
              f"reference {float(reference[0, 1]):.3f}")
        right = 1 / 8 if name.startswith("divided") else 1
        as_told &= all(np.allclose(np.abs(y), right, rtol=.01) for y in cpu)
        as_told &= np.allclose(np.abs(reference), right, rtol=.01) == (size < 256)
    print("  run as:", *run[1])
sys.exit(0 if as_told else 1)
PY
