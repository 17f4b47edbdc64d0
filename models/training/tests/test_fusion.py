"""The choice of a rule on streams of which it is known how good they are."""

import json
from pathlib import Path

import numpy as np
import pytest

from demeanor_training.data.labels import LABELS
from demeanor_training.files import storage
from demeanor_training.files.errors import DataError
from demeanor_training.judging import calibration
from demeanor_training.recipes import fusion

EMOTIONS = {"calm": "02", "happy": "03", "sad": "04", "angry": "05", "fear": "06", "disgust": "07", "surprise": "08"}


def table(file: Path, modality: str, knows: float, seed: int, actors: int = 5) -> Path:
    """Scores of a stream that knows so much: log scores are noise and, at the truth, that number."""
    random = np.random.default_rng(seed)
    rows = []
    for actor in range(1, actors + 1):
        for number, (label, emotion) in enumerate(list(EMOTIONS.items()) * 8):
            logits = random.normal(size=7)
            logits[LABELS.index(label)] += knows
            scores = calibration.softmax(logits[None])[0]
            clip = f"{modality}-01-{emotion}-01-01-{number // 7 + 1:02}-{actor:02}"
            rows.append({"clip": clip, "truth": label, **dict(zip(LABELS, scores))})
    storage.write_csv(file, rows)
    return file


def fuse(face: Path, voice: Path, folder: Path) -> None:
    fusion.main(["--face", str(face), "--voice", str(voice), "--name", "fusion-reference", "--out", str(folder),
                 "--results", str(folder / "results")])


def test_a_stream_that_knows_nothing_is_not_believed(tmp_path: Path) -> None:
    fuse(table(tmp_path / "face.csv", "01", 2.0, 1), table(tmp_path / "voice.csv", "03", 0.0, 2), tmp_path)
    chosen = json.loads((tmp_path / "fusion-reference.json").read_text())
    assert chosen["rule"] in ("exponents", "logistic")
    figures = chosen["validation"]
    assert figures["mean"]["n"] == 280
    assert figures["exponents"]["top1"] > figures["product"]["top1"]
    assert figures[chosen["rule"]]["log_loss"] == min(figures[rule]["log_loss"] for rule in fusion.RULES)
    # The reference took the mean. The other rules stand among our own; those not chosen are tries.
    rows = (tmp_path / "results" / "README.md").read_text().splitlines()
    reproduced = next(row for row in rows if row.startswith("| face and voice fused |"))
    assert f", {100 * figures['mean']['top3']:.1f} | 280 |" in reproduced
    for rule in set(fusion.RULES) - {"mean"}:
        row = next(row for row in rows if row.startswith(f"| fusion-reference-{rule} |"))
        assert ("| net |" if rule == chosen["rule"] else "| try |") in row


def test_exponents_are_found() -> None:
    random = np.random.default_rng(1)
    face, voice = (calibration.softmax(2 * random.normal(size=(6000, 7))) for _ in range(2))
    likely = calibration.softmax(1.5 * fusion.logs(face) + .5 * fusion.logs(voice))
    truth = np.array([random.choice(7, p=row) for row in likely])
    _, learnt = fusion.exponents(face, voice, truth)
    assert learnt["face"] == pytest.approx(1.5, abs=.1) and learnt["voice"] == pytest.approx(.5, abs=.1)


def test_a_rule_is_not_judged_on_one_actor(tmp_path: Path) -> None:
    face, voice = table(tmp_path / "face.csv", "01", 1, 1, 1), table(tmp_path / "voice.csv", "03", 1, 2, 1)
    with pytest.raises(DataError, match=r"too few actors \(1\)"):
        fuse(face, voice, tmp_path)


def test_tables_that_cannot_be_fused_are_named(tmp_path: Path) -> None:
    face, voice = tmp_path / "face.csv", table(tmp_path / "voice.csv", "03", 1, 2)
    head = "clip,truth," + ",".join(LABELS)
    for text, why in (("clip,label\na,b\n", "is no table"), (f"{head}\n01-01-04-01-01-01-01,sad,1\n", "is no table"),
                      (f"{head}\nholiday,sad,0,0,0,0,0,1,0\n", "no table of RAVDESS clips")):
        face.write_text(text)
        with pytest.raises(DataError, match=f"face.csv: .*{why}"):
            fuse(face, voice, tmp_path)
