#!/usr/bin/env bash
# ONNX's version converter moves every point of a net that enlarges its maps: by 1.5 pixels where the net enlarges four times.
#
# Versions: onnx 1.23.2, ONNX Runtime 1.32.0, NumPy 2.4.6, Python 3.11.
#
# In opset 9 and 10, Upsample and Resize look at place x / scale of the small map. Opset 11 knows several ways and takes another one if none is
# named: (x + .5) / scale - .5. `convert_version` brings an old net to opset 11 and later and names none. So a net keeps its weights and
# shapes and enlarges otherwise: all that it draws moves down and right by (scale - 1) / 2 pixels, and by a fraction up and left where
# it makes maps smaller. The converter gives no warning, and the checker passes. Nearest neighbours stay the same. Setting
# `coordinate_transformation_mode` to "asymmetric" after the conversion cures it. Reported in September 2026 (onnx issue 8480, open).
#
# Hurt: nets for landmarks, gaze and face parsing of 2019 and 2020, which come as opset 9 or 10 and are converted for quantization or for
# newer runtimes: on small faces 1.5 pixels are a blink or a smile.
#
# Seen on 2026-11-30 (a map of 16 x 16 with a soft peak at 6, 9, enlarged; where the peak is afterwards, and the largest change of a value):
#   Upsample of opset  9, 2 times: (12.0, 18.0); as opset 11: (12.5, 18.5), change 0.12
#   Upsample of opset  9, 2 times: (12.0, 18.0); as opset 17: (12.5, 18.5), change 0.12
#   Upsample of opset  9, 2 times: (12.0, 18.0); as opset 23: (12.5, 18.5), change 0.12
#   Upsample of opset  9, 4 times: (24.0, 36.0); as opset 11: (25.5, 37.5), change 0.17
#   Upsample of opset  9, 4 times: (24.0, 36.0); as opset 17: (25.5, 37.5), change 0.17
#   Upsample of opset  9, 4 times: (24.0, 36.0); as opset 23: (25.5, 37.5), change 0.17
#   Resize   of opset 10, 2 times: (12.0, 18.0); as opset 11: (12.5, 18.5), change 0.12
#   Resize   of opset 10, 2 times: (12.0, 18.0); as opset 17: (12.5, 18.5), change 0.12
#   Resize   of opset 10, 2 times: (12.0, 18.0); as opset 23: (12.5, 18.5), change 0.12
#   Resize   of opset 10, 4 times: (24.0, 36.0); as opset 11: (25.5, 37.5), change 0.17
#   Resize   of opset 10, 4 times: (24.0, 36.0); as opset 17: (25.5, 37.5), change 0.17
#   Resize   of opset 10, 4 times: (24.0, 36.0); as opset 23: (25.5, 37.5), change 0.17
#   Resize   of opset 10, 8 times: (48.0, 72.0); as opset 11: (51.5, 75.5), change 0.20
#   Resize   of opset 10, 8 times: (48.0, 72.0); as opset 17: (51.5, 75.5), change 0.20
#   Resize   of opset 10, 8 times: (48.0, 72.0); as opset 23: (51.5, 75.5), change 0.20
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
from onnx import TensorProto, checker, helper, numpy_helper, version_converter
from onnxruntime import InferenceSession

SIZE, PEAK = 16, (6, 9)
rows, columns = np.mgrid[:SIZE, :SIZE]
HEAT = np.exp(-((columns - PEAK[0]) ** 2 + (rows - PEAK[1]) ** 2) / 8).astype(np.float32)[None, None]


def enlarging(operator, opset, scale):
    scales = numpy_helper.from_array(np.array([1, 1, scale, scale], np.float32), "scales")
    node = helper.make_node(operator, ["map", "scales"], ["large"], mode="linear")
    graph = helper.make_graph([node], "net", [helper.make_tensor_value_info("map", TensorProto.FLOAT, HEAT.shape)],
                              [helper.make_tensor_value_info("large", TensorProto.FLOAT, None)], [scales])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=5)


def run(net):
    return InferenceSession(net.SerializeToString(), providers=["CPUExecutionProvider"]).run(None, {"map": HEAT})[0][0, 0]


def peak(large):
    high = np.where(large > .5 * large.max(), large, 0)
    down, right = np.mgrid[:high.shape[0], :high.shape[1]]
    return (right * high).sum() / high.sum(), (down * high).sum() / high.sum()


def expected(scale):
    """The old definition, by hand: place x / scale, on lines between neighbours."""
    places = np.arange(int(SIZE * scale)) / scale
    lines = np.stack([np.interp(places, np.arange(SIZE), line) for line in HEAT[0, 0]])
    return np.stack([np.interp(places, np.arange(SIZE), line) for line in lines.T]).T


ok = True
for operator, opset, scale in ("Upsample", 9, 2), ("Upsample", 9, 4), ("Resize", 10, 2), ("Resize", 10, 4), ("Resize", 10, 8):
    net = enlarging(operator, opset, scale)
    old = run(net)
    for newer in 11, 17, 23:
        converted = version_converter.convert_version(net, newer)
        checker.check_model(converted)
        new = run(converted)
        moved = np.subtract(peak(new), peak(old))
        print("{:8} of opset {:2}, {} times: ({:.1f}, {:.1f}); as opset {}: ({:.1f}, {:.1f}), change {:.2f}".format(
            operator, opset, scale, *peak(old), newer, *peak(new), np.abs(new - old).max()))
        ok &= np.allclose(old, expected(scale), atol=1e-5) and np.allclose(moved, (scale - 1) / 2, atol=.1)
        for node in converted.graph.node:
            if node.op_type == "Resize":
                node.attribute.append(helper.make_attribute("coordinate_transformation_mode", "asymmetric"))
        ok &= np.allclose(run(converted), old, atol=1e-5)
sys.exit(0 if ok else 1)
PY
