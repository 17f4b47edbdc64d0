"""Each recipe end to end on a few synthetic files: trained, exported, reloaded."""

import hashlib
import json
import re
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import soundfile
import torch

from demeanor_training.data import fer2013, mel, ravdess as ravdess_clips
from demeanor_training.export import onnx_file
from demeanor_training.files.errors import DataError
from demeanor_training.learning import loop
from demeanor_training.learning.loop import Plan
from demeanor_training.nets import reference
from demeanor_training.recipes import face_reference, voice_reference


def check_bundle(folder: Path, name: str, net: torch.nn.Module, checkpoint: Path) -> dict:
    """The bundle vouches for its net, and its net answers as the trained one does."""
    described = json.loads((folder / f"{name}.json").read_text())
    net_file = folder / described["onnx"]["file"]
    assert described["onnx"]["sha256"] == hashlib.sha256(net_file.read_bytes()).hexdigest()
    assert described["labels"] == ["angry", "calm", "disgust", "fear", "happy", "sad", "surprise"]
    assert list(described["validation"]["f1"]) == described["labels"]
    card = (folder / described["card"]).read_text()
    assert card.startswith(f"# {name}\n")
    assert re.search(r"^- Time: \d+\.\d ms an input by ONNX Runtime \S+ on one thread, .+ \(median of 3\)$", card, re.M)
    net.load_state_dict(torch.load(checkpoint, weights_only=True)["net"])
    net.eval()
    session = onnxruntime.InferenceSession(str(net_file), providers=["CPUExecutionProvider"])
    assert session.get_inputs()[0].name == described["input"]["name"]
    # Batch normalisation behind a convolution is folded into its weights: the shipped graph is the reference's.
    nodes = onnx.load(str(net_file)).graph.node
    convolved = {node.output[0] for node in nodes if node.op_type == "Conv"}
    assert convolved
    assert not [node for node in nodes if node.op_type == "BatchNormalization" and node.input[0] in convolved]
    for count in (1, 3):
        inputs = torch.randn(count, *described["input"]["shape"][1:])
        with torch.no_grad():
            expected = net(inputs).numpy()
        assert np.abs(session.run(["logits"], {"input": inputs.numpy()})[0] - expected).max() < onnx_file.TOLERANCE
    return described


def test_face(ferplus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face_reference, "SECOND_EPOCHS", 2)
    common = ["--data", str(ferplus), "--runs", str(tmp_path / "runs"), "--out", str(tmp_path / "out"),
              "--results", str(tmp_path / "results")]
    face_reference.main([*common, "--epochs", "1"])
    described = check_bundle(tmp_path / "out", "face-reference", reference.face_net(), tmp_path / "runs" / "face-second.pt")
    assert described["validation"]["n"] == 15
    assert described["training"]["command"] == "python -m demeanor_training.face --epochs 1"
    kept = json.loads((tmp_path / "results" / "face-reference.json").read_text())
    assert kept["top1"] == described["validation"]["top1"] and kept["n"] == 15
    assert "| face-reference | net |" in (tmp_path / "results" / "README.md").read_text()

    before = described["onnx"]["sha256"]
    face_reference.main([*common, "--interim"])
    again = json.loads((tmp_path / "out" / "face-reference.json").read_text())
    assert again["onnx"]["sha256"] == before
    assert again["training"]["epochs"] == 3


def test_face_less_the_mean_face(ferplus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face_reference, "SECOND_EPOCHS", 1)
    face_reference.main(["--data", str(ferplus), "--runs", str(tmp_path / "runs"), "--out", str(tmp_path / "out"),
               "--results", str(tmp_path / "results"), "--mean-face", "--epochs", "1"])
    net = reference.MeanFace(reference.face_net(), torch.zeros(112, 112))
    described = check_bundle(tmp_path / "out", "face-reference-mean", net, tmp_path / "runs" / "face-mean-second.pt")
    known, _ = fer2013.load(ferplus, "train")
    assert torch.allclose(net.mean, fer2013.enlarged(known).mean((0, 1)), atol=1e-5)
    assert described["training"]["command"] == "python -m demeanor_training.face --mean-face --epochs 1"
    assert "less the mean face" in described["description"]
    assert "The mean face that is subtracted" in (tmp_path / "out" / "face-reference-mean.md").read_text()


@pytest.mark.parametrize("kind, net", [("1d", partial(reference.net_1d, .5)),
                                       ("2d", partial(reference.tuned_2d, batch_norm=True))])
def test_voice(kind: str, net, ravdess: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_reference, "VALIDATION_ACTORS", (2,))
    common = ["--net", kind, "--data", str(ravdess), "--runs", str(tmp_path / "runs"), "--out", str(tmp_path / "out")]
    voice_reference.main([*common, "--epochs", "1", "--processes", "1"])
    described = check_bundle(tmp_path / "out", f"voice-{kind}-reference", net(),
                             tmp_path / "runs" / f"voice-{kind}-final.pt")
    assert described["validation"]["n"] == 7
    assert len(described["preprocessing"]["mean"]) == len(described["preprocessing"]["std"]) == 282

    voice_reference.main([*common, "--interim"])
    described = check_bundle(tmp_path / "out", f"voice-{kind}-reference", net(),
                             tmp_path / "runs" / f"voice-{kind}-validation.pt")
    assert "actors 1-16" in described["training"]["data"]


def test_a_run_that_was_ended_goes_on_to_the_same_weights(tmp_path: Path) -> None:
    inputs, labels = torch.randn(32, 1, 282), torch.arange(32) % 7

    def batches(generator: torch.Generator, _: int):
        order = torch.randperm(32, generator=generator)
        for drawn in order.split(16):
            yield inputs[drawn], labels[drawn]

    class Ended(Exception):
        pass

    def end() -> str:
        raise Ended

    def run(checkpoint: Path, after_epoch=None) -> list[torch.Tensor]:
        torch.manual_seed(1)
        net = reference.net_1d(.5)
        loop.train(net, Plan(batches, 2, 3, 1e-3, reference.keras_l2), checkpoint, 1, after_epoch)
        return list(net.state_dict().values())

    whole = run(tmp_path / "whole.pt")
    for _ in range(2):
        with pytest.raises(Ended):
            run(tmp_path / "ended.pt", end)
    ended = run(tmp_path / "ended.pt")
    assert all(torch.equal(one, other) for one, other in zip(whole, ended))


def test_window_is_padded_on_both_sides(tmp_path: Path) -> None:
    file = tmp_path / "short.wav"
    soundfile.write(file, np.stack([np.full(34_001, .5), np.zeros(34_001)], 1), mel.SAMPLE_RATE)
    window = ravdess_clips.read_window(file)
    assert len(window) == 144_000
    sounding = np.flatnonzero(window)
    assert (sounding[0], len(sounding)) == ((144_000 - 10_001) // 2, 10_001)
    assert window[sounding[0]] == pytest.approx(.25, abs=1e-4)


def test_enlarging_keeps_what_pixels_show() -> None:
    images = torch.zeros(1, 48, 48, dtype=torch.uint8)
    images[:, :, 24:] = 255
    large = fer2013.enlarged(images)
    assert large.shape == (1, 1, 112, 112)
    assert large[..., :54].max() == 0 and large[..., 58:].min() == pytest.approx(1, abs=1e-5)


def test_unusable_files_are_named(ferplus: Path, ravdess: Path) -> None:
    (ferplus / "ferplus" / "train.npy.xz").write_bytes(b"torn")
    with pytest.raises(DataError, match="train.npy.xz"):
        fer2013.load(ferplus, "train")
    sound = ravdess / "ravdess" / "Actor_02" / "03-01-05-01-01-01-02.flac"
    whole = sound.read_bytes()
    sound.write_bytes(whole[:len(whole) // 2])
    with pytest.raises(DataError, match=sound.name):
        ravdess_clips.read_window(sound)
    sound.unlink()
    with pytest.raises(DataError, match=f"{sound.name}: no such file"):
        ravdess_clips.clips(ravdess)
