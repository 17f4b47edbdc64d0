"""Writes a trained net as a bundle: name.onnx, name.json, name.md."""

import datetime
import hashlib
import json
import os
import platform
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from .data import LABELS

OPSET = 17
#: What PyTorch and ONNX Runtime may differ by in any logit.
TOLERANCE = 1e-4
#: Inputs that a net is timed on.
TIMED = 100


@dataclass(frozen=True)
class Description:
    """What the json and the card say of a net besides its figures."""

    name: str
    stream: str
    description: str
    input_shape: list[int]
    preprocessing: dict
    protocol: str
    data: str
    command: str
    #: Of each net in it.
    seeds: list[int]
    epochs: int
    licence: str
    card: str
    #: Of the softmax, fitted on cross-validated logits.
    temperature: float = 1.0


def export(net: nn.Module, input_shape: list[int], file: Path) -> None:
    """ONNX with a free batch axis, checked against PyTorch in ONNX Runtime."""
    net = net.cpu().eval().to(memory_format=torch.contiguous_format)
    example = torch.randn(2, *input_shape)
    torch.onnx.export(net, (example,), str(file), input_names=["input"], output_names=["logits"], opset_version=OPSET,
                      dynamic_axes={"input": {0: "batch"}, "logits": {0: "batch"}}, dynamo=False)
    onnx.save(with_padded_pools(onnx.load(str(file))), str(file))
    onnx.checker.check_model(str(file))
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    inputs = torch.randn(5, *input_shape)
    with torch.no_grad():
        expected = net(inputs).numpy()
    difference = float(np.abs(session.run(["logits"], {"input": inputs.numpy()})[0] - expected).max())
    if not difference <= TOLERANCE:
        raise RuntimeError(f"{file.name}: ONNX Runtime differs from PyTorch by {difference:.2g}")
    print(f"{file.name}: ONNX Runtime differs from PyTorch by {difference:.2g} at most")


def with_padded_pools(model: onnx.ModelProto) -> onnx.ModelProto:
    """Means whose last window may hang over the edge, told by padding that is not counted: the same numbers.

    ONNX Runtime has its fast kernels only for pools that do not round their size up; the others, with the layouts'
    change before and behind them, took 40 % of the time of the compact voice nets.
    """
    for node in model.graph.node:
        told = {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}
        if node.op_type != "AveragePool" or not told.get("ceil_mode"):
            continue
        if told["kernel_shape"] != told["strides"] or any(told["pads"]):
            raise ValueError(f"{node.name}: only windows side by side, without other padding, can be told so")
        told |= {"ceil_mode": 0, "count_include_pad": 0,
                 "pads": [0] * len(told["strides"]) + [stride - 1 for stride in told["strides"]]}
        del node.attribute[:]
        node.attribute.extend(onnx.helper.make_attribute(name, value) for name, value in told.items())
    return model


def write(net: nn.Module, about: Description, validation: dict, folder: Path) -> None:
    """Writes the three files, each aside and then renamed; the json last, since it vouches for the net."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as aside:
        onnx_file = Path(aside) / f"{about.name}.onnx"
        export(net, about.input_shape, onnx_file)
        bundle = {
            "format": 1, "name": about.name, "stream": about.stream, "description": about.description, "labels": LABELS,
            "onnx": {"file": onnx_file.name, "sha256": hashlib.sha256(onnx_file.read_bytes()).hexdigest(),
                     "opset": OPSET},
            "input": {"name": "input", "shape": [-1, *about.input_shape]},
            "output": {"name": "logits", "activation": "softmax", "temperature": about.temperature},
            "preprocessing": about.preprocessing,
            "validation": {"protocol": about.protocol, **{key: validation[key] for key in ("n", "top1", "top3", "f1")}},
            "training": {"data": about.data, "command": about.command,
                         "date": datetime.date.today().isoformat(), "seeds": about.seeds, "epochs": about.epochs},
            "licence": about.licence, "card": f"{about.name}.md"}
        card = _card(about, validation, net, onnx_file)
        (Path(aside) / f"{about.name}.md").write_text(card, encoding="utf-8")
        (Path(aside) / f"{about.name}.json").write_text(json.dumps(bundle, indent=1) + "\n", encoding="utf-8")
        for kind in ("md", "onnx", "json"):
            os.replace(Path(aside) / f"{about.name}.{kind}", folder / f"{about.name}.{kind}")


def command(recipe: str, epochs: int, usual_epochs: int, interim: bool) -> str:
    """What was typed, data folder aside; --interim bundles what the same command without it had trained so far."""
    return (f"python -m demeanor_training.{recipe}" + (f" --epochs {epochs}" if epochs != usual_epochs else "")
            + (" --interim" if interim else ""))


def interim_note(done: int, planned: int) -> str:
    """A card must not pass a net taken from a run midway off as a finished one."""
    if done == planned:
        return ""
    return (f"\n- Taken after epoch {done} of {planned}: the run was not finished, its learning rate not yet decayed. "
            "The results above are those of this very net.")


def flops(net: nn.Module, input_shape: list[int]) -> int:
    """Of one item; a multiplication with its addition counts as two, convolutions and dense layers alone count."""
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        net(torch.zeros(1, *input_shape))
    return counter.get_total_flops()


def cost(file: Path, input_shape: list[int]) -> str:
    """How long an exported net takes for one input, for the card."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    inputs = {"input": np.random.default_rng(1).standard_normal((1, *input_shape), dtype=np.float32)}
    seconds = []
    for _ in range(TIMED):
        start = time.perf_counter()
        session.run(["logits"], inputs)
        seconds.append(time.perf_counter() - start)
    return (f"{1e3 * statistics.median(seconds):.1f} ms an input by ONNX Runtime {onnxruntime.__version__} on one thread, "
            f"{_processor()} (median of {TIMED})")


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def _card(about: Description, validation: dict, net: nn.Module, file: Path) -> str:
    parameters = sum(weights.numel() for weights in net.parameters())
    low, high = validation["top1_ci95"]
    rows = "\n".join(f"| {label} | {validation['precision'][label]:.2f} | {validation['recall'][label]:.2f} | "
                     f"{validation['f1'][label]:.2f} |" for label in LABELS)
    return f"""# {about.name}

{about.description}

- Trained on: {about.data}
- Command: `{about.command}` (seed {', '.join(map(str, about.seeds))}, {about.epochs} epochs), {datetime.date.today().isoformat()}
- Size: {parameters:,} parameters, {file.stat().st_size:,} bytes, {flops(net, about.input_shape) / 1e6:,.1f} MFLOP an input
- Time: {cost(file, about.input_shape)}
- Licence of the weights: {about.licence}

## Results

Protocol: {about.protocol}

Top-1 {100 * validation['top1']:.1f} % (95 % interval {100 * low:.1f} to {100 * high:.1f}), \
top-3 {100 * validation['top3']:.1f} %, n = {validation['n']}. Printed by the command above. \
{_calibration(about, validation)}

| class | precision | recall | F1 |
|---|---|---|---|
{rows}

{about.card}
"""


def _calibration(about: Description, validation: dict) -> str:
    if about.temperature == 1:
        return "Not calibrated yet."
    return (f"Calibrated by a temperature of {about.temperature:.3f}; expected calibration error before "
            f"{validation['calibration_error_before']:.3f}, after {validation['calibration_error_after']:.3f}.")
