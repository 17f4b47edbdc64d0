"""RAVDESS speech of actors 1-20: which clips there are, and the window of each that the reference takes."""

import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from ..files.errors import BadFiles, DataError
from . import mel, waveform_augmentation
from .labels import LABELS
from .waveform_augmentation import COPIES

#: Actors 21-24 are the reference's test set.
ACTORS = range(1, 21)
#: RAVDESS' emotion numbers; 01, neutral, is dropped as in the reference.
EMOTIONS = {"02": "calm", "03": "happy", "04": "sad", "05": "angry", "06": "fear", "07": "disgust", "08": "surprise"}
INTENSITIES = STATEMENTS = REPETITIONS = ("01", "02")

#: All nets learn from the same copies, whatever seed they start with: a small net trains faster than these are computed.
COPIES_SEED = 1


@dataclass(frozen=True)
class Clip:
    path: Path
    label: int
    actor: int


def clips(folder: Path, bad: BadFiles = BadFiles(skip=False)) -> list[Clip]:
    """The speech clips of actors 1-20 below a folder, by actor and name; missing ones are reported as bad files."""
    found = []
    for actor, emotion, *rest in itertools.product(ACTORS, EMOTIONS, INTENSITIES, STATEMENTS, REPETITIONS):
        path = folder / "ravdess" / f"Actor_{actor:02}" / f"03-01-{emotion}-{'-'.join(rest)}-{actor:02}.flac"
        if not path.is_file():
            bad.report(DataError(f"{path}: no such file"))
            continue
        found.append(Clip(path, LABELS.index(EMOTIONS[emotion]), actor))
    return found


def read_window(path: Path) -> np.ndarray:
    """3 s from 0.5 s, mono at 48 kHz, zero-padded on both sides where the clip is shorter."""
    try:
        with soundfile.SoundFile(path) as sound:
            rate, length = sound.samplerate, sound.frames
            samples = sound.read(dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as broken:
        raise DataError(f"{path}: cannot be decoded ({broken})") from broken
    if rate != mel.SAMPLE_RATE:
        raise DataError(f"{path}: has {rate} Hz, expected {mel.SAMPLE_RATE}")
    if len(samples) != length:
        raise DataError(f"{path}: breaks off after {len(samples)} of {length} samples")
    start = int(mel.OFFSET_S * mel.SAMPLE_RATE)
    return mel.fit(samples.mean(axis=1)[start:start + mel.WINDOW])


def images(found: list[Clip], cache: Path, processes: int) -> np.ndarray:
    """Mel images of all clips: clips x copies x 128 x 282, float32."""
    jobs = [(clip.path, index) for index, clip in enumerate(found)]
    return mel.cached(cache, [clip.path for clip in found], str(COPIES_SEED), _copies, jobs,
                      (len(COPIES), mel.N_MELS, mel.FRAMES), processes)


def _copies(job: tuple[Path, int]) -> np.ndarray:
    """All copies of one clip. The seed is the clip's own, so that the order of work does not matter."""
    path, index = job
    window = read_window(path)
    random = np.random.default_rng([COPIES_SEED, index])
    return np.stack([mel.mel_image(waveform_augmentation.augmented(window, copy, random)) for copy in COPIES])
