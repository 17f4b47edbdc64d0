"""What a recipe exports gives the same scores in the engine as here, through the command line that a user has."""

import csv
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import soundfile

from demeanor_training.data import mel, ravdess
from demeanor_training.data.labels import LABELS
from demeanor_training.files import storage
from demeanor_training.judging import calibration
from demeanor_training.recipes import face_ravdess, fusion, voice_crossvalidation

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "models" / "sample" / "sample.mp4"
TOLERANCE = 1e-4

pytestmark = pytest.mark.skipif(shutil.which("java") is None or shutil.which("mvn") is None,
                                reason="the command line needs a JDK and Maven")


def demeanor(*arguments: object) -> None:
    done = subprocess.run([str(ROOT / "cli" / "demeanor"), *map(str, arguments)], capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stderr


def rows(table: Path) -> list[dict]:
    with open(table, newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def scores(bundles: Path, name: str, inputs: np.ndarray) -> np.ndarray:
    temperature = json.loads((bundles / f"{name}.json").read_text())["output"]["temperature"]
    session = onnxruntime.InferenceSession(str(bundles / f"{name}.onnx"), providers=["CPUExecutionProvider"])
    return calibration.softmax(session.run(["logits"], {"input": inputs.astype(np.float32)})[0], temperature)


def differences(table: list[dict], expected: np.ndarray) -> float:
    return float(np.abs(np.array([[float(row[label]) for label in LABELS] for row in table]) - expected).max())


@pytest.mark.parametrize("name", ["voice-1d", "voice-compact"])
def test_voice(name: str, speech: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ravdess, "ACTORS", (1, 2))
    for option in ("INTENSITIES", "STATEMENTS", "REPETITIONS"):
        monkeypatch.setattr(ravdess, option, ("01",))
    folder, bundles = speech / "ravdess", tmp_path / "bundles"
    random = np.random.default_rng(1)
    for actor in (1, 2):
        (folder / f"Actor_{actor:02}").mkdir(parents=True)
        for emotion in ravdess.EMOTIONS:
            sound = .2 * np.sin(np.arange(170_000) * .02 * int(emotion)) + .01 * random.standard_normal(170_000)
            soundfile.write(folder / f"Actor_{actor:02}" / f"03-01-{emotion}-01-01-01-{actor:02}.flac", sound,
                            mel.SAMPLE_RATE)
    voice_crossvalidation.main(["--net", name, "--data", str(speech), "--runs", str(tmp_path / "runs"), "--results",
                        str(tmp_path / "results"), "--epochs", "1", "--processes", "1", "--ship",
                        "--out", str(bundles)])
    lineup = {"face": [], "voice": [name]}
    (bundles / "profiles.json").write_text(json.dumps({"reference": lineup, "standard": lineup}))

    demeanor("evaluate", folder, "--streams", "voice", "--profile", "reference", "--models", bundles,
             "--trust-models", "--out", tmp_path / "out")
    table = rows(tmp_path / "out" / "voice.scores.csv")
    assert len(table) == 14
    described = json.loads((bundles / f"{name}.json").read_text())["preprocessing"]
    clips = [folder / f"Actor_{row['clip'][-2:]}" / f"{row['clip']}.flac" for row in table]
    images = np.stack([mel.mel_image(ravdess.read_window(clip)) for clip in clips])
    values = images if described["layout"] == "mel" else images.mean(1)
    inputs = (values - np.array(described["mean"])) / np.array(described["std"])
    assert differences(table, scores(bundles, name, inputs[:, None])) < TOLERANCE


def test_face(tmp_path: Path) -> None:
    videos, faces, bundles = tmp_path / "videos", tmp_path / "faces", tmp_path / "bundles"
    videos.mkdir()
    shutil.copy(SAMPLE, videos / "01-01-03-01-01-01-01.mp4")
    demeanor("features", videos, "--out", faces)
    face_ravdess.main(["--features", str(faces), "--mean-face", "--runs", str(tmp_path / "runs"), "--results",
                        str(tmp_path / "results"), "--epochs", "1", "--ship", "--out", str(bundles)])
    lineup = {"face": ["face-ravdess-mean"], "voice": []}
    (bundles / "profiles.json").write_text(json.dumps({"reference": lineup, "standard": lineup}))

    demeanor("analyze", SAMPLE, "--streams", "face", "--profile", "reference", "--models", bundles,
             "--trust-models", "--out", tmp_path / "out")
    crops = np.load(faces / "01-01-03-01-01-01-01.faces.npy")
    table = rows(tmp_path / "out" / "sample.frames.csv")
    assert len(table) == len(crops)
    assert differences(table, scores(bundles, "face-ravdess-mean", crops[:, None] / 255)) < TOLERANCE


@pytest.mark.parametrize("rule", ["exponents", "logistic"])
def test_learnt_fusion(rule: str, tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    truth = random.integers(7, size=60)
    streams = {}
    for stream in ("face", "voice"):
        streams[stream] = np.round(calibration.softmax(2 * random.normal(size=(60, 7)) + 2 * np.eye(7)[truth]), 6)
        storage.write_csv(tmp_path / f"{stream}.csv", [{"clip": str(number), **dict(zip(LABELS, row))}
                                                     for number, row in enumerate(streams[stream])])
    learnt, parameters = fusion.RULES[rule](streams["face"], streams["voice"], truth)
    storage.write_json(tmp_path / "fusion.json",
                     {"format": 1, "temperature": {"face": 1.0, "voice": 1.0}, **parameters})
    lineup = {"face": [], "voice": [], "fusion": "fusion"}
    storage.write_json(tmp_path / "profiles.json", {"standard": lineup})
    demeanor("fuse", "--face", tmp_path / "face.csv", "--voice", tmp_path / "voice.csv", "--rule", "auto", "--models",
             tmp_path, "--trust-models", "--out", tmp_path / "fused.csv")
    assert differences(rows(tmp_path / "fused.csv"), learnt(streams["face"], streams["voice"])) < TOLERANCE
