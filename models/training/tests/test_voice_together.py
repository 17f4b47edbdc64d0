"""Two nets joined in one file."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from torch import nn

from demeanor_training.export import joined, onnx_file
from demeanor_training.files.errors import DataError
from demeanor_training.judging import calibration
from demeanor_training.learning import stretches
from demeanor_training.nets import blend

SHAPE = [1, 4, 6]


class Own(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.classes, self.distance = nn.Linear(24, 7), nn.Linear(24, 1)

    def forward(self, images: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        flat = images.flatten(1)
        return self.classes(flat), self.distance(flat).sigmoid()


def saved(net: nn.Module, file: Path, outputs: tuple[str, ...]) -> onnx.ModelProto:
    onnx_file.export(net, SHAPE, file, outputs)
    return onnx.load(str(file))


@pytest.fixture
def nets(tmp_path: Path) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    torch.manual_seed(1)
    return (saved(Own(), tmp_path / "own.onnx", ("logits", "unfamiliar")),
            saved(nn.Sequential(nn.Flatten(), nn.Linear(24, 7)), tmp_path / "other.onnx", ("logits",)))


def run(net: onnx.ModelProto, names: list[str], images: np.ndarray) -> list[np.ndarray]:
    return onnxruntime.InferenceSession(net.SerializeToString(), providers=["CPUExecutionProvider"]).run(names, {"input": images})


def test_the_second_counts_where_a_recording_is_familiar(nets: tuple[onnx.ModelProto, onnx.ModelProto]) -> None:
    own, other = nets
    mean, deviation = np.arange(6, dtype=np.float32), np.linspace(1, 2, 6, dtype=np.float32)
    net = joined.join(own, other, mean, deviation, .8, blend.SHARE)
    images = np.random.default_rng(1).standard_normal((5, *SHAPE)).astype(np.float32)
    logits, unfamiliar = run(net, ["logits", "unfamiliar"], images)
    first, expected = run(own, ["logits", "unfamiliar"], images)
    second = run(other, ["logits"], (images - mean) / deviation)[0]
    mixed = blend.mixed(calibration.softmax(first), calibration.softmax(second, .8), expected)
    assert unfamiliar == pytest.approx(expected)
    assert np.exp(logits) == pytest.approx(mixed, abs=1e-6)
    assert np.abs(mixed - calibration.softmax(first)).max() > .01


def test_nothing_of_the_second_is_left_where_all_is_unfamiliar() -> None:
    first, second = np.eye(7, dtype=np.float32)[:2], np.eye(7, dtype=np.float32)[2:4]
    mixed = blend.mixed(first, second, np.array([[1.], [0.]]))
    assert mixed[0] == pytest.approx(first[0])
    assert mixed[1] == pytest.approx((1 - blend.SHARE) * first[1] + blend.SHARE * second[1])


def test_nets_of_different_operators_are_refused(nets: tuple[onnx.ModelProto, onnx.ModelProto]) -> None:
    own, other = nets
    other.opset_import[0].version += 1
    with pytest.raises(ValueError, match="different operator sets"):
        joined.join(own, other, np.zeros(6), np.ones(6), 1, .5)


def test_a_training_that_never_ran_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="trial.pt: missing"):
        stretches.finished(nn.Linear(1, 1), tmp_path / "trial.pt")
