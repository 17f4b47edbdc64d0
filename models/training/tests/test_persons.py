"""Calibration to the person, and the fitting of its strengths on people of whom it is known what is right."""

import csv
import json
import lzma
from pathlib import Path

import numpy as np
import pytest

from demeanor_training.data import posteriors
from demeanor_training.data.labels import LABELS
from demeanor_training.files.errors import DataError
from demeanor_training.judging import calibration, persons, score_tables, strengths
from demeanor_training.judging.persons import Strength
from demeanor_training.recipes import calibrate

#: What the engine's test reads: made-up scores of two people and what comes of them.
TABLE = Path(__file__).parents[3] / "engine/src/test/resources/org/demeanor/calibration/persons.csv"
BY, USUAL = Strength(.8, 1.7, 3.0), np.array([.05, .5, .05, .1, .1, .15, .05])


def people(seed: int = 1) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)
    return {name: np.round(calibration.softmax(random.normal(size=(clips, 7)) * 2 + random.normal(size=7)), 6)
            for name, clips in (("one", 11), ("two", 4))}


def corrected(mode: str, scores: np.ndarray) -> np.ndarray:
    if mode == "centre":
        return persons.centre(scores, BY)
    return persons.balanced(scores, BY) if mode == "balanced" else persons.baseline(scores, scores[:2], USUAL, BY)


def table() -> str:
    """The first two clips of each are marked as neutral."""
    lines = ["mode,person,baseline," + ",".join([*LABELS, *(f"calibrated_{label}" for label in LABELS)])]
    for mode in ("centre", "balanced", "baseline"):
        for name, scores in people().items():
            for number, (before, after) in enumerate(zip(scores, corrected(mode, scores))):
                lines.append(",".join([mode, name, str(int(number < 2)), *(f"{value:.6f}" for value in before),
                                       *(f"{value:.12f}" for value in after)]))
    return "\n".join(lines) + "\n"


def test_the_engine_is_tested_with_what_is_computed_here() -> None:
    kept = [line.split(",") for line in TABLE.read_text().splitlines()]
    made = [line.split(",") for line in table().splitlines()]
    assert [row[:10] for row in kept] == [row[:10] for row in made]
    np.testing.assert_allclose(np.array([row[10:] for row in kept[1:]], float), np.array([row[10:] for row in made[1:]], float),
                               atol=1e-11)


def test_centre_divides_by_the_mean() -> None:
    scores = np.array([[.6, .4, 0, 0, 0, 0, 0], [.2, .8, 0, 0, 0, 0, 0]])
    found = persons.centre(scores, Strength(1.0, 1.0, 0.0))
    np.testing.assert_allclose(found[0, :3], np.array([1.5, .4 / .6, 1]) / (1.5 + .4 / .6 + 5), atol=1e-9)


def test_balanced_gives_equal_means() -> None:
    scores = people()["one"]
    found = persons.balanced(scores, Strength(1.0, 1.0, 0.0))
    np.testing.assert_allclose(found.mean(0), np.full(7, 1 / 7), atol=1e-10)


def crowd(bias: float, seed: int = 3) -> strengths.People:
    """Ten people with 56 clips each, whose net leans, for each, towards other classes by so much."""
    random = np.random.default_rng(seed)
    truth = np.tile(np.repeat(np.arange(7), 8), 10)
    actors = np.repeat(np.arange(10), 56)
    logits = random.normal(size=(560, 7)) + 2 * np.eye(7)[truth] + bias * random.normal(size=(10, 7))[actors]
    return strengths.People(calibration.softmax(logits), truth, actors, (truth == 1) & (np.arange(560) % 2 == 0))


def test_a_net_that_leans_is_corrected_and_one_that_does_not_is_left() -> None:
    leaning, straight = crowd(2.0), crowd(0.0)
    for mode in ("centre", "balanced", "baseline"):
        by = strengths.fitted(mode, leaning)
        after = strengths.calibrated(mode, leaning, leaning.usual(), by)
        assert (after.argmax(1) == leaning.truth).mean() > (leaning.scores.argmax(1) == leaning.truth).mean() + .1
    assert strengths.fitted("baseline", straight).strength < strengths.fitted("baseline", leaning).strength


def frames(folder: Path, clips: list[str]) -> None:
    """Three frames a clip; faces know the truth a little."""
    random = np.random.default_rng(5)
    (folder / "posteriors").mkdir(parents=True)
    with lzma.open(folder / posteriors.FILE, "wt", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        writer.writerow(["clip", "frame", *LABELS])
        for clip in clips:
            for frame in range(3):
                logits = random.normal(size=7) + 1.5 * np.eye(7)[posteriors.truth(clip)]
                writer.writerow([clip, frame, *np.round(calibration.softmax(logits[None])[0], 4)])


@pytest.fixture
def takes(tmp_path: Path) -> Path:
    """Scores of voices and faces of ten people, and a folder of data."""
    random = np.random.default_rng(6)
    clips = [f"03-01-{emotion}-{number // 4 + 1:02}-{number // 2 % 2 + 1:02}-{number % 2 + 1:02}-{actor:02}"
             for actor in range(1, 11) for emotion in list(posteriors.EMOTIONS)[1:] for number in range(8)]
    truth = np.array([posteriors.truth(clip) for clip in clips])
    score_tables.write(tmp_path / "voice.csv", clips, truth,
                       calibration.softmax(random.normal(size=(len(clips), 7)) + 2 * np.eye(7)[truth]))
    frames(tmp_path / "data", clips)
    return tmp_path


@pytest.mark.parametrize("gains, clips", [
    ([-1, 1, 1, 1, 1, 1, 1, 1], 2), ([-1, -1, -1, -1, -1, 1, 1, 1], 8), ([1, 1, 1, 1, 1, 1, -1, 1], 16), ([1] * 8, 1),
    ([1, 1, 1, 1, 1, 1, 1, -1], 17)])
def test_a_mode_begins_with_the_first_number_of_clips_that_harms_no_more(gains: list[int], clips: int) -> None:
    assert calibrate.least({"centre": {"face": gains, "voice": [1] * 8}})["centre"] == clips


def test_one_command_fits_fusion_and_calibration(takes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibrate, "LOPSIDED", (5,))
    monkeypatch.setattr(strengths, "DRAWS", 1)
    calibrate.main(["--data", str(takes / "data"), "--voice", str(takes / "voice.csv"), "--out", str(takes / "out"),
                    "--results", str(takes / "results")])
    fused = json.loads((takes / "out/fusion-standard.json").read_text())
    assert fused["rule"] == "exponents" and fused["face"] > 0 and fused["voice"] > 0
    learnt = json.loads((takes / "out/calibration.json").read_text())
    assert learnt["balanced"]["least_clips"] == 7 and set(learnt["centre"]) == {"least_clips", "face", "voice", "fused"}
    rows = (takes / "results/README.md").read_text()
    for name in ("pooling-logs | try", "pooling-mean | rule", "fusion-standard-exponents | rule", "calibration-centre-both | rule",
                 "calibration-balanced-voice | rule", "calibration-baseline-fused | try"):
        assert f"| {name} |" in rows
    # Faces are others' figures: their scores stay out of the project.
    assert not list((takes / "results").glob("*.scores.csv"))


def test_the_voice_is_made_as_flat_as_the_shipped_net(takes: Path) -> None:
    (takes / "voice-compact.json").write_text(json.dumps({"output": {"temperature": 1.2}}))
    (takes / "judged.json").write_text(json.dumps({"temperature": .8}))
    flat = calibrate.flatness(takes / "voice-compact.json", takes / "judged.json")
    assert flat == pytest.approx(1.5) and calibrate.flatness(None, takes / "judged.json") == 1
    rows = calibrate.Rows("typed", takes / "results", flat)
    voices = [calibrate.streams_of(takes / "data", takes / "voice.csv", by, rows)["voice"].scores for by in (1, flat)]
    assert (voices[0].argmax(1) == voices[1].argmax(1)).all() and voices[1].max() < voices[0].max()
    odds = [np.log(scores[:, 0] / scores[:, 1]) for scores in voices]
    np.testing.assert_allclose(odds[1], odds[0] / flat, atol=1e-9)
    assert "1.500 times as flat" in rows.protocol


def test_takes_without_frames_are_named(takes: Path) -> None:
    (takes / "data" / posteriors.FILE).unlink()
    (takes / "data/posteriors").rmdir()
    frames(takes / "data", ["03-01-02-01-01-01-01"])
    with pytest.raises(DataError, match="voice.csv: 03-01-02-01-01-02-01 is no clip of"):
        calibrate.main(["--data", str(takes / "data"), "--voice", str(takes / "voice.csv"), "--results", str(takes)])


def test_a_damaged_table_of_frames_is_named(takes: Path) -> None:
    (takes / "data" / posteriors.FILE).write_bytes(b"no xz")
    with pytest.raises(DataError, match="is no table of frames"):
        posteriors.frames(takes / "data")
