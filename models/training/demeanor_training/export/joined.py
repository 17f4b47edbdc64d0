"""Joins two exported nets into one: the less familiar a recording, the less the second counts."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

#: Keeps the logarithm of a probability finite.
SMALLEST = 1e-9
OWN, OTHER = "own_", "other_"


def join(own: onnx.ModelProto, other: onnx.ModelProto, mean: np.ndarray, deviation: np.ndarray, temperature: float,
         share: float) -> onnx.ModelProto:
    """A net with the first one's input and outputs, but for its logits: these are the logarithms of mixed probabilities.

    The second net's probabilities count share * (1 - unfamiliar), the first one's the rest.

    :param own: outputs logits and unfamiliar, N x 1
    :param other: outputs logits
    :param mean: subtracted from the second net's input, before division by the deviation
    :param temperature: divides the second net's logits
    :raises ValueError: if the nets were written for different operator sets
    """
    if [(one.domain, one.version) for one in own.opset_import] != [(one.domain, one.version) for one in other.opset_import]:
        raise ValueError("the nets are of different operator sets")
    outputs = list(own.graph.output)
    first, second = onnx.compose.add_prefix(own, OWN).graph, onnx.compose.add_prefix(other, OTHER).graph
    names = [output.name for output in outputs]
    nodes = [helper.make_node("Identity", ["input"], [f"{OWN}input"]),
             helper.make_node("Sub", ["input", "mean"], ["centred"]),
             helper.make_node("Div", ["centred", "deviation"], [f"{OTHER}input"]),
             *first.node, *second.node,
             helper.make_node("Softmax", [f"{OWN}logits"], ["own_scores"], axis=1),
             helper.make_node("Div", [f"{OTHER}logits", "temperature"], ["other_tempered"]),
             helper.make_node("Softmax", ["other_tempered"], ["other_scores"], axis=1),
             helper.make_node("Sub", ["one", f"{OWN}unfamiliar"], ["familiar"]),
             helper.make_node("Mul", ["share", "familiar"], ["weight"]),
             helper.make_node("Sub", ["other_scores", "own_scores"], ["apart"]),
             helper.make_node("Mul", ["weight", "apart"], ["added"]),
             helper.make_node("Add", ["own_scores", "added"], ["mixed"]),
             helper.make_node("Max", ["mixed", "smallest"], ["positive"]),
             helper.make_node("Log", ["positive"], ["logits"]),
             *(helper.make_node("Identity", [f"{OWN}{name}"], [name]) for name in names if name != "logits")]
    constants = {"mean": mean, "deviation": deviation, "temperature": temperature, "one": 1, "share": share,
                 "smallest": SMALLEST}
    numbers = [numpy_helper.from_array(np.asarray(value, np.float32), name) for name, value in constants.items()]
    for output in outputs:
        assert output.type.tensor_type.elem_type == TensorProto.FLOAT
    graph = helper.make_graph(nodes, "joined", list(own.graph.input), outputs,
                              [*first.initializer, *second.initializer, *numbers])
    return helper.make_model(graph, opset_imports=list(own.opset_import), ir_version=own.ir_version)
