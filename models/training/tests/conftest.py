"""A few synthetic files of each kind of data."""

import csv
import lzma
from pathlib import Path

import numpy as np
import pytest
import soundfile

from demeanor_training.data import mel, ravdess as ravdess_clips
from demeanor_training.export import cost

VOTES = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt", "unknown", "not_face"]
NAMES = ["angry", "neutral", "disgust", "fear", "happy", "sad", "surprise"]


@pytest.fixture(autouse=True)
def _timed_in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times nets briefly: otherwise timing the large ones for their cards would take longer than all other tests of them."""
    monkeypatch.setattr(cost, "TIMED", 3)


@pytest.fixture
def ravdess(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One short tone a class of two actors."""
    monkeypatch.setattr(ravdess_clips, "ACTORS", (1, 2))
    for option in ("INTENSITIES", "STATEMENTS", "REPETITIONS"):
        monkeypatch.setattr(ravdess_clips, option, ("01",))
    folder = tmp_path / "data"
    for actor in (1, 2):
        (folder / "ravdess" / f"Actor_{actor:02}").mkdir(parents=True)
        for emotion in ravdess_clips.EMOTIONS:
            tone = .3 * np.sin(np.arange(60_000) * .02 * int(emotion))
            soundfile.write(folder / "ravdess" / f"Actor_{actor:02}" / f"03-01-{emotion}-01-01-01-{actor:02}.flac",
                            tone, mel.SAMPLE_RATE)
    return folder


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """Two recordings of our classes of each of the other corpora, and one of none."""
    folder = tmp_path / "data"
    for name in ("ABC_anger_1", "ABC_neutral_2", "DEF_surprised_3"):
        opus(folder / "speech" / "nemo" / f"{name}.opus", 24_000, 1.5)
    for name in ("03a01Wa", "08a02Na", "08b03Eb"):
        opus(folder / "speech" / "emodb" / f"{name}.opus", 16_000, 4, .9)
    return folder


def opus(file: Path, rate: int, seconds: float, loudness: float = .3) -> Path:
    """A tone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(file, loudness * np.sin(np.arange(int(rate * seconds)) * .05), rate, format="OGG", subtype="OPUS")
    return file


@pytest.fixture
def ferplus(tmp_path: Path) -> Path:
    """70 faces to train on, the last not a face; 16 to validate on, of which one is a copy and one called contempt."""
    random = np.random.default_rng(1)
    train = random.integers(0, 256, (70, 48, 48), dtype=np.uint8)
    valid = random.integers(0, 256, (16, 48, 48), dtype=np.uint8)
    valid[3] = train[5]
    folder = tmp_path / "data"
    (folder / "ferplus").mkdir(parents=True)
    for part, images, others in (("train", train, {69: "not_face"}), ("valid", valid, {4: "contempt"})):
        with lzma.open(folder / "ferplus" / f"{part}.npy.xz", "wb") as packed:
            np.save(packed, images)
        with open(folder / "ferplus" / f"{part}.csv", "w", newline="", encoding="utf-8") as table:
            writer = csv.writer(table)
            writer.writerow(["image", "fer2013_label", *VOTES])
            for row in range(len(images)):
                said = others.get(row, "happiness")
                writer.writerow([f"{row}.png", NAMES[row % 7], *(9 if name == said else 0 for name in VOTES)])
    return folder
