"""Recordings without speech that a user has: music, effects, rooms. Excerpts of 5 s, spread over each file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import librosa
import numpy as np
import soundfile

from ..files.errors import DataError
from . import long_images, mel

#: Excerpts of a long file at most, and s between their starts at least.
EXCERPTS, APART_S = 8, 12
ENDINGS = (".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3")


@dataclass(frozen=True)
class Excerpt:
    path: Path
    start_s: float


def excerpts(folder: Path) -> list[Excerpt]:
    """Those of all sound files of a folder, sorted by name."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in ENDINGS:
            continue
        seconds = _opened(path, lambda sound: sound.frames / sound.samplerate)
        count = int(np.clip(seconds / APART_S, 1, EXCERPTS))
        found += [Excerpt(path, max(0, (number + .5) * seconds / count - long_images.SECONDS / 2))
                  for number in range(count)]
    return found


def samples(excerpt: Excerpt) -> np.ndarray:
    """At most 5 s, mono at 48 kHz."""
    def read(sound: soundfile.SoundFile) -> np.ndarray:
        sound.seek(int(excerpt.start_s * sound.samplerate))
        part = sound.read(long_images.SECONDS * sound.samplerate, dtype="float32", always_2d=True).mean(1)
        return librosa.resample(part, orig_sr=sound.samplerate, target_sr=mel.SAMPLE_RATE, res_type="soxr_hq")

    return _opened(excerpt.path, read)


def _opened(path: Path, use: Callable[[soundfile.SoundFile], Any]) -> Any:
    try:
        with soundfile.SoundFile(path) as sound:
            return use(sound)
    except soundfile.LibsndfileError as broken:
        raise DataError(f"{path}: cannot be decoded ({broken})") from broken
