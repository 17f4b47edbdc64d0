#!/usr/bin/env bash
# tf2onnx converts an older quantized TFLite net without a word, and the net then says the same of every picture.
#
# Versions: tf2onnx 1.17.0, TensorFlow 2.21.0, ONNX Runtime 1.32.0, NumPy 2.4.6, Python 3.11; the net of facex 1.1.0 (PyPI).
#
# Older converters of TFLite store the weights of "hybrid" operators (convolutions and dense layers that get floats) as signed
# bytes, but give their tensors the type uint8 with zero point 0; TFLite's kernels read them as signed. tf2onnx believes the
# type: each negative weight w becomes w + 256. Weights that TFLite brings to floats first (operator DEQUANTIZE) are truly
# unsigned and have another zero point, so the net cannot be mended by the type alone. With the weights of zero point 0 read
# as signed, ONNX Runtime gives what the net means; TFLite differs a little, as its hybrid kernels round activations to 8 bits.
#
# Hurt: whoever brings a net that lives on as a TFLite file to ONNX: facex's net calls every face disgust.
#
# Seen on 2026-11-30 (which of the seven scores is the largest; 1 is disgust):
#   picture 0: TFLite 5, converted 1, mended 5
#   picture 1: TFLite 4, converted 1, mended 4
#   picture 2: TFLite 6, converted 1, mended 6
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Python 3.11 and 3 GB of disk.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q numpy==2.4.6 onnx==1.23.2 onnxruntime==1.32.0 tensorflow==2.21.0 tf2onnx==1.17.0
"$work/venv/bin/pip" download -q --no-deps --dest "$work" facex==1.1.0
cd "$work"
venv/bin/python -m zipfile -e facex-*.whl wheel
net=wheel/facex/assets/model_optimized.tflite
export TF_CPP_MIN_LOG_LEVEL=3
venv/bin/python -m tf2onnx.convert --tflite "$net" --output converted.onnx --opset 17 > convert.log 2>&1 ||
    { cat convert.log; exit 1; }
venv/bin/python - "$net" <<'PY'
import sys

import numpy as np
import onnx
import onnxruntime
import tensorflow
from onnx import numpy_helper

# The lines that mend it.
model = onnx.load("converted.onnx")
stored = {tensor.name: tensor for tensor in model.graph.initializer}
for node in model.graph.node:
    if node.op_type == "DequantizeLinear" and not numpy_helper.to_array(stored[node.input[2]]).any():
        for name in (node.input[0], node.input[2]):
            stored[name].CopyFrom(numpy_helper.from_array(numpy_helper.to_array(stored[name]).view(np.int8), name))
onnx.save(model, "mended.onnx")

lite = tensorflow.lite.Interpreter(sys.argv[1])
lite.allocate_tensors()
given, gives = lite.get_input_details()[0]["index"], lite.get_output_details()[0]["index"]
sessions = [onnxruntime.InferenceSession(name) for name in ("converted.onnx", "mended.onnx")]
random = np.random.default_rng(1)
y, x = np.mgrid[:200, :200] / 200
pictures = [random.random((200, 200)), (np.hypot(x - .5, y - .5) < .4) * .8, x]
same = True
for number, picture in enumerate(pictures):
    values = np.repeat(picture[np.newaxis, ..., np.newaxis], 3, axis=3).astype(np.float32)
    lite.set_tensor(given, values)
    lite.invoke()
    answers = [lite.get_tensor(gives)] + [session.run(None, {session.get_inputs()[0].name: values})[0] for session in sessions]
    top = [int(np.argmax(answer)) for answer in answers]
    print(f"picture {number}: TFLite {top[0]}, converted {top[1]}, mended {top[2]}")
    same &= top[1] == 1 and top[0] == top[2] != 1
sys.exit(0 if same else 1)
PY
