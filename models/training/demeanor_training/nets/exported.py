"""Nets in ONNX files, run by ONNX Runtime."""

import json
from pathlib import Path

import onnxruntime
import torch
from torch import nn

from ..files.errors import DataError


class OnnxNet(nn.Module):
    """Gives the logits of a net in a file."""

    def __init__(self, file: Path):
        """:param file: is read here and not needed later"""
        super().__init__()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        self._session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.from_numpy(self._session.run(["logits"], {"input": x.cpu().numpy()})[0])


class Exported(OnnxNet):
    """A net as its bundle has it. Gives calibrated logits: their softmax is what the engine scores."""

    def __init__(self, bundle: Path):
        """:param bundle: the json; the net lies beside it"""
        try:
            about = json.loads(bundle.read_text(encoding="utf-8"))
            file = bundle.with_name(about["onnx"]["file"])
            super().__init__(file)
            self.name, self.file = about["name"], file
            self._temperature = about["output"]["temperature"]
        except FileNotFoundError as missing:
            raise DataError(f"{bundle}: no such file") from missing
        except Exception as broken:
            # ONNX Runtime has errors of its own for each thing that can be wrong with a net.
            raise DataError(f"{bundle}: is no bundle of a net ({broken})") from broken

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return super().forward(x) / self._temperature
