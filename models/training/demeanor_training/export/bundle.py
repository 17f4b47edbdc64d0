"""Writes a trained net as a bundle: name.onnx, name.json, name.md."""

import datetime
import hashlib
import json
import os
import tempfile
from pathlib import Path

from torch import nn

from ..data.labels import LABELS
from . import card, onnx_file
from .description import Description


def write(net: nn.Module, about: Description, validation: dict, folder: Path) -> None:
    """Writes the three files, each aside and then renamed; the json last, since it vouches for the net.

    :param validation: as `evaluation.judge` gives it
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as aside:
        graph = Path(aside) / f"{about.name}.onnx"
        onnx_file.export(net, about.input_shape, graph, about.outputs)
        if about.rounded:
            onnx_file.round_weights(graph)
        bundle = {
            "format": 1, "name": about.name, "stream": about.stream, "description": about.description, "labels": LABELS,
            "onnx": {"file": graph.name, "sha256": hashlib.sha256(graph.read_bytes()).hexdigest(),
                     "opset": onnx_file.OPSET},
            "input": {"name": "input", "shape": [-1, *about.input_shape]},
            "output": {"name": "logits", "activation": "softmax", "temperature": about.temperature},
            **({"speech": about.speech} if about.speech else {}),
            **({"unfamiliar": about.unfamiliar} if about.unfamiliar else {}),
            "preprocessing": about.preprocessing,
            "validation": {"protocol": about.protocol, **{key: validation[key] for key in ("n", "top1", "top3", "f1")}},
            "training": {"data": about.data, "command": about.command,
                         "date": datetime.date.today().isoformat(), "seeds": about.seeds, "epochs": about.epochs},
            "licence": about.licence, "card": f"{about.name}.md"}
        text = card.text(about, validation, net, graph)
        (Path(aside) / f"{about.name}.md").write_text(text, encoding="utf-8")
        (Path(aside) / f"{about.name}.json").write_text(json.dumps(bundle, indent=1) + "\n", encoding="utf-8")
        for kind in ("md", "onnx", "json"):
            os.replace(Path(aside) / f"{about.name}.{kind}", folder / f"{about.name}.{kind}")
