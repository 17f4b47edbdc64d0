"""What a net costs: operations and time for one input."""

import platform
import statistics
import time
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

#: Runs that the time is the median of.
TIMED = 100


def flops(net: nn.Module, input_shape: list[int]) -> int:
    """Floating-point operations for one input: two for a multiplication and addition, in convolutions and dense layers."""
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        net(torch.zeros(1, *input_shape))
    return counter.get_total_flops()


def time_line(file: Path, input_shape: list[int]) -> str:
    """A line on how long an exported net takes for one input."""
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
