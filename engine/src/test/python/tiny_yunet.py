"""Draws up the nets that the tests of the YuNet detector load: YuNet's inputs and outputs, and inside nothing learnt.

    pip install -r requirements.txt
    python tiny_yunet.py ../resources/org/demeanor/face/detection/yunet

A cell of 8 pixels says what stands in its first two pixels, one of 16 what stands in the first two of its second row,
one of 32 of its third: blue, green, red of the first pixel and of the next are the class and the object (of 255), the
logarithm of the width, that of the height, and the centre's place to the right and down (of 100). So a test writes
faces into a picture and knows which must come out. tiny_yunet.onnx takes pictures of any size, tiny_yunet_64.onnx of
64 x 64 alone.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

CELLS = ((8, 0), (16, 1), (32, 2))


def constant(name, values):
    return numpy_helper.from_array(np.array(values), name)


def net(file, height, width):
    nodes, outputs = [], []
    constants = [constant("axes", [2, 3]), constant("channel", [1]), constant("end", [1 << 30] * 2),
                 constant("of_255", np.float32(255)), constant("of_100", np.float32(100))]

    def add(kind, inputs, output, **attributes):
        nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def constants_of(name, values):
        constants.append(constant(name, values))
        return name

    def output(name, parts, of):
        channels = len(parts)
        parts = [add("Div", [part, of], f"{part}_{name}") for part in parts]
        joined = add("Concat", parts, f"{name}_joined", axis=1)
        last = add("Transpose", [joined], f"{name}_last", perm=[0, 2, 3, 1])
        add("Reshape", [last, constants_of(f"{name}_shape", [1, -1, channels])], name)
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, None, channels]))

    for cell, row in CELLS:
        steps = constants_of(f"steps_{cell}", [cell, cell])
        values = []
        for column in (0, 1):
            start = constants_of(f"start_{cell}_{column}", [row, column])
            pixels = add("Slice", ["input", start, "end", "axes", steps], f"pixels_{cell}_{column}")
            for channel in range(3):
                first = constants_of(f"first_{cell}_{column}_{channel}", [channel])
                last = constants_of(f"last_{cell}_{column}_{channel}", [channel + 1])
                values.append(add("Slice", [pixels, first, last, "channel"], f"value_{cell}_{column}_{channel}"))
        cls, obj, log_width, log_height, right, down = values
        output(f"cls_{cell}", [cls], "of_255")
        output(f"obj_{cell}", [obj], "of_255")
        output(f"bbox_{cell}", [right, down, log_width, log_height], "of_100")
    picture = helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3, height, width])
    graph = helper.make_graph(nodes, "tiny_yunet", [picture], outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 11)], ir_version=7)
    onnx.checker.check_model(model)
    onnx.save(model, file)


folder = Path(sys.argv[1])
net(folder / "tiny_yunet.onnx", "height", "width")
net(folder / "tiny_yunet_64.onnx", 64, 64)
