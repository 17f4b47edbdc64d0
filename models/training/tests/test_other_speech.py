"""Speech of other languages: labels and speakers, images, and damaged files."""

from pathlib import Path

import numpy as np
import pytest
import torch

from conftest import opus
from demeanor_training.data import mel, other_speech
from demeanor_training.data.labels import LABELS
from demeanor_training.files.errors import BadFiles, DataError


def test_names_say_who_feels_what(speech: Path, tmp_path: Path) -> None:
    others = other_speech.OtherSpeech(speech, tmp_path / "cache", 1, BadFiles(False))
    assert [path.stem for path in others.recordings] == ["ABC_anger_1", "DEF_surprised_3", "03a01Wa", "08b03Eb"]
    assert [LABELS[label] for label in others.labels] == ["angry", "surprise", "angry", "disgust"]
    assert others.speakers == {("nemo", "ABC"), ("nemo", "DEF"), ("emodb", "03"), ("emodb", "08")}
    # There are twice as many angry clips: each is drawn less often, all together more often.
    assert others.weights[1] == others.weights[3]
    assert others.weights[0] < others.weights[1] < 2 * others.weights[0]


def test_each_corpus_is_as_loud_as_ravdess(speech: Path, tmp_path: Path) -> None:
    others = other_speech.OtherSpeech(speech, tmp_path / "cache", 1, BadFiles(False))
    assert others.images.shape == (4, mel.N_MELS, mel.FRAMES)
    assert others.images.dtype == torch.float32
    for corpus in (others.images[:2], others.images[2:]):
        levels = [np.percentile(image, other_speech.PERCENTILE) for image in corpus.numpy()]
        assert np.mean(levels) == pytest.approx(other_speech.LEVEL_DB, abs=1e-3)


def test_a_short_recording_lies_in_the_middle_and_a_long_one_loses_both_ends(tmp_path: Path) -> None:
    short = other_speech.image((opus(tmp_path / "short.opus", 24_000, 1), 1.0))
    loud = short.max(0) > short.max() - 30
    assert not loud[:85].any() and loud[100:180].all() and not loud[197:].any()
    assert (other_speech.image((opus(tmp_path / "long.opus", 24_000, 4), 1.0)).max(0) > short.max() - 30).all()


def test_damaged_recordings_end_the_run_or_are_counted(speech: Path, tmp_path: Path) -> None:
    torn = speech / "speech" / "nemo" / "DEF_surprised_3.opus"
    torn.write_bytes(b"no sound")
    # With two processes, from which the error has to come through.
    with pytest.raises(DataError, match=torn.name):
        other_speech.OtherSpeech(speech, tmp_path / "cache", 2, BadFiles(False))
    bad = BadFiles(True)
    assert len(other_speech.OtherSpeech(speech, tmp_path / "cache", 1, bad).recordings) == 3
    assert bad.count == 1


def test_a_corpus_that_is_not_there_is_told(speech: Path, tmp_path: Path) -> None:
    for path in (speech / "speech" / "emodb").iterdir():
        path.unlink()
    with pytest.raises(DataError, match="emodb: holds no .opus recording"):
        other_speech.OtherSpeech(speech, tmp_path / "cache", 1, BadFiles(True))
