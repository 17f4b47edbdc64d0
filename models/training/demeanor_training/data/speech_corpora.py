"""Acted speech of several corpora and languages: which recordings there are, who speaks, and what they act."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import librosa
import numpy as np
import soundfile

from ..files.errors import BadFiles, DataError
from . import mel, ravdess
from .labels import LABELS

#: How often each corpus is drawn, before the shares are made to add up to 1. The order numbers the corpora.
SHARES = {"ravdess": .30, "nemo": .17, "tess": .14, "ased": .13, "turev": .10, "emodb": .08, "urdu": .05, "emotts": .03}
#: What each corpus is, for the card.
WHAT = {"ravdess": "RAVDESS (English, actors 1-20, CC BY-NC-SA 4.0)", "nemo": "nEMO (Polish, CC BY-NC-SA 4.0)",
        "tess": "TESS (English, believed CC BY-NC-ND 4.0)", "ased": "ASED (Amharic, no licence stated, research)",
        "turev": "TurEV (Turkish, CC BY-NC-ND 4.0)", "emodb": "EmoDB (German, research)",
        "urdu": "URDU (research)", "emotts": "EmotionTTS (Korean, CC BY-NC-SA 4.0, research)"}
#: Corpora that no net learns from: they judge, and tell how unsure a net has to be of people whom it never met.
JUDGES = {"emovo": "EMOVO", "casia": "CASIA", "emospeech": "EmoSpeech"}

_EMODB = {"W": "angry", "E": "disgust", "A": "fear", "F": "happy", "T": "sad", "N": "calm"}
#: Neutral speech counts as calm here, in RAVDESS too.
_RAVDESS = {**ravdess.EMOTIONS, "01": "calm"}


@dataclass(frozen=True)
class Utterance:
    path: Path
    corpus: str
    speaker: str
    label: int


def utterances(data: Path, speech: Path, bad: BadFiles) -> list[Utterance]:
    """All recordings, corpus by corpus, sorted by name.

    :param data: holds ravdess/ and speech/emodb/
    :param speech: holds CORPUS/LABEL/SPEAKER__NAME.wav of the other corpora
    """
    found = []
    for corpus in SHARES:
        own = _ravdess(data) if corpus == "ravdess" else _emodb(data) if corpus == "emodb" else _laid_out(speech, corpus)
        if not own:
            raise DataError(f"{speech / corpus}: holds no recordings (LABEL/SPEAKER__NAME.wav)"
                            if corpus not in ("ravdess", "emodb") else f"{data}: holds no recordings of {corpus}")
        found += own
    return [one for one in found if not bad.skip or bad.usable(lambda path=one.path: read(path))]


def judges(speech: Path) -> list[Utterance]:
    """All recordings of the corpora that only judge, laid out as the others."""
    found = []
    for corpus in JUDGES:
        own = _laid_out(speech, corpus)
        if not own:
            raise DataError(f"{speech / corpus}: holds no recordings (LABEL/SPEAKER__NAME.wav)")
        found += own
    return found


def read(path: Path) -> np.ndarray:
    """All samples, mono at 48 kHz."""
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as broken:
        raise DataError(f"{path}: cannot be decoded ({broken})") from broken
    if not len(samples):
        raise DataError(f"{path}: has no samples")
    return librosa.resample(samples.mean(axis=1), orig_sr=rate, target_sr=mel.SAMPLE_RATE, res_type="soxr_hq")


def classes(found: list[Utterance]) -> dict[str, set[int]]:
    """The classes that each corpus has."""
    has: dict[str, set[int]] = {}
    for one in found:
        has.setdefault(one.corpus, set()).add(one.label)
    return has


def weights(found: list[Utterance]) -> np.ndarray:
    """How likely each recording is drawn: by its corpus' share, then classes alike, then speakers, then recordings."""
    has = classes(found)
    clips = Counter((one.corpus, one.label, one.speaker) for one in found)
    speakers = Counter((corpus, label) for corpus, label, _ in clips)
    raw = np.array([SHARES[one.corpus] / len(has[one.corpus]) / speakers[one.corpus, one.label]
                    / clips[one.corpus, one.label, one.speaker] for one in found])
    return raw / raw.sum()


def _ravdess(data: Path) -> list[Utterance]:
    found = []
    for path in sorted((data / "ravdess").glob("Actor_*/*.flac")):
        parts = path.stem.split("-")
        if int(parts[6]) in ravdess.ACTORS and parts[2] in _RAVDESS:
            found.append(Utterance(path, "ravdess", parts[6], LABELS.index(_RAVDESS[parts[2]])))
    return found


def _emodb(data: Path) -> list[Utterance]:
    return [Utterance(path, "emodb", path.stem[:2], LABELS.index(_EMODB[path.stem[5]]))
            for path in sorted((data / "speech" / "emodb").glob("*.opus")) if path.stem[5:6] in _EMODB]


def _laid_out(speech: Path, corpus: str) -> list[Utterance]:
    return [Utterance(path, corpus, _speaker(corpus, path), LABELS.index(path.parent.name))
            for path in sorted((speech / corpus).glob("*/*.wav")) if path.parent.name in LABELS]


def _speaker(corpus: str, path: Path) -> str:
    """What stands before `__`; TurEV's own names, behind it, begin with the speaker's number."""
    speaker, named, name = path.stem.partition("__")
    if not named:
        raise DataError(f"{path}: is not named SPEAKER__NAME.wav")
    return name.split("_")[0] if corpus == "turev" else speaker
