"""Emotional speech in other languages, as mel images to learn from beside RAVDESS: nEMO and EmoDB."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import librosa
import numpy as np
import soundfile
import torch

from ..files.errors import BadFiles, DataError
from . import mel
from .labels import LABELS

#: Mean, over RAVDESS' clips, of the level that a twentieth of an image exceeds. Each corpus is brought to it.
LEVEL_DB = np.float32(-21.681337)
PERCENTILE = 95
#: Standard deviation of added noise, below any recording's own: padded zeros would otherwise be far quieter.
NOISE = 1e-5


@dataclass(frozen=True)
class Corpus:
    """A folder of recordings whose names say what they are."""

    folder: str
    label: Callable[[str], str | None]
    speaker: Callable[[str], str]
    #: Factor on the samples, before noise is added.
    gain: float


_NEMO = {"anger": "angry", "fear": "fear", "happiness": "happy", "sadness": "sad", "surprised": "surprise"}
_EMODB = {"W": "angry", "E": "disgust", "A": "fear", "F": "happy", "T": "sad"}

#: Neutral and bored clips are left out: neutral here is not what RAVDESS calls calm. EmoDB's files are at full scale,
#: hence the gain.
CORPORA = (Corpus("nemo", lambda name: _NEMO.get((name.split("_") + [""])[1]), lambda name: name.split("_")[0], 1.0),
           Corpus("emodb", lambda name: _EMODB.get(name[5:6]), lambda name: name[:2], .25))


class OtherSpeech:
    """Images of all corpora, N x 128 x 282 in dB, and their labels."""

    def __init__(self, folder: Path, cache: Path, processes: int, bad: BadFiles):
        found = [_clips(folder / "speech" / corpus.folder, corpus, bad) for corpus in CORPORA]
        self.images = torch.from_numpy(np.concatenate([
            _levelled(mel.cached(cache, [path for path, _ in clips], corpus.folder, image,
                                       [(path, corpus.gain) for path, _ in clips], (mel.N_MELS, mel.FRAMES),
                                       processes))
            for corpus, clips in zip(CORPORA, found)]))
        self.recordings = [path for clips in found for path, _ in clips]
        self.speakers = {(corpus.folder, corpus.speaker(path.stem))
                         for corpus, clips in zip(CORPORA, found) for path, _ in clips}
        labels = np.array([label for clips in found for _, label in clips])
        self.labels = torch.from_numpy(labels)
        #: How often each is drawn: rare classes more often than their share, common ones still the most.
        self.weights = torch.from_numpy((1 / np.bincount(labels)[labels]) ** .5)


def image(job: tuple[Path, float]) -> np.ndarray:
    """The mel image of the middle 3 s; a shorter recording is padded on both sides."""
    path, gain = job
    samples = gain * _read(path)
    extra = len(samples) - mel.WINDOW
    if extra > 0:
        samples = samples[extra // 2:extra // 2 + mel.WINDOW]
    noise = np.random.default_rng(len(samples)).standard_normal(mel.WINDOW).astype(np.float32)
    return mel.mel_image(mel.fit(samples) + NOISE * noise)


def _clips(folder: Path, corpus: Corpus, bad: BadFiles) -> list[tuple[Path, int]]:
    """The recordings of our classes, by name."""
    found = [(path, LABELS.index(label)) for path in sorted(folder.glob("*.opus"))
             if (label := corpus.label(path.stem)) and (not bad.skip or bad.usable(lambda path=path: _read(path)))]
    if not found:
        raise DataError(f"{folder}: holds no .opus recording of {corpus.folder}")
    return found


def _read(path: Path) -> np.ndarray:
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as broken:
        raise DataError(f"{path}: cannot be decoded ({broken})") from broken
    if not len(samples):
        raise DataError(f"{path}: has no samples")
    return librosa.resample(samples.mean(axis=1), orig_sr=rate, target_sr=mel.SAMPLE_RATE, res_type="polyphase")


def _levelled(images: np.ndarray) -> np.ndarray:
    return images + (LEVEL_DB - np.mean([np.percentile(image, PERCENTILE) for image in images]))
