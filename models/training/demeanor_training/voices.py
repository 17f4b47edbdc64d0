"""RAVDESS speech as mel images: the reference's window, spectrogram and waveform augmentations."""

import hashlib
import itertools
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import librosa
import numpy as np
import soundfile

from .data import LABELS, BadFiles, DataError

SAMPLE_RATE = 48_000
OFFSET_S = 0.5
WINDOW_S = 3.0
WINDOW = int(WINDOW_S * SAMPLE_RATE)
N_FFT = 1024
HOP = 512
N_MELS = 128
FMIN = 50.0
FMAX = 24_000.0
AMIN = 1e-10
TOP_DB = 80.0
FRAMES = 1 + WINDOW // HOP

#: The copies of the set that training sees: the original and one of each augmentation.
COPIES = ["original", "noise", "pitch", "stretch", "shift"]
#: The copies are the same for all nets, whatever seed these begin with: they take longer to make than a small net to learn.
COPIES_SEED = 1

#: Actors 21-24 are the reference's test set.
ACTORS = range(1, 21)
#: RAVDESS' emotion numbers; 01, neutral, is dropped as in the reference.
EMOTIONS = {"02": "calm", "03": "happy", "04": "sad", "05": "angry", "06": "fear", "07": "disgust", "08": "surprise"}
INTENSITIES = STATEMENTS = REPETITIONS = ("01", "02")


@dataclass(frozen=True)
class Clip:
    path: Path
    label: int
    actor: int


def clips(folder: Path, bad: BadFiles = BadFiles(skip=False)) -> list[Clip]:
    """The speech clips of actors 1-20 below a folder, by actor and name; those that are not there are bad files."""
    found = []
    for actor, emotion, *rest in itertools.product(ACTORS, EMOTIONS, INTENSITIES, STATEMENTS, REPETITIONS):
        path = folder / "ravdess" / f"Actor_{actor:02}" / f"03-01-{emotion}-{'-'.join(rest)}-{actor:02}.flac"
        if not path.is_file():
            bad.report(DataError(f"{path}: no such file"))
            continue
        found.append(Clip(path, LABELS.index(EMOTIONS[emotion]), actor))
    return found


def read_window(path: Path) -> np.ndarray:
    """3 s from 0.5 s, mono, zero-padded on both sides where the clip is shorter."""
    try:
        with soundfile.SoundFile(path) as sound:
            rate, length = sound.samplerate, sound.frames
            samples = sound.read(dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as broken:
        raise DataError(f"{path}: cannot be decoded ({broken})") from broken
    if rate != SAMPLE_RATE:
        raise DataError(f"{path}: has {rate} Hz, expected {SAMPLE_RATE}")
    if len(samples) != length:
        raise DataError(f"{path}: breaks off after {len(samples)} of {length} samples")
    start = int(OFFSET_S * SAMPLE_RATE)
    return fit(samples.mean(axis=1)[start:start + WINDOW])


def fit(samples: np.ndarray) -> np.ndarray:
    """Cut or zero-padded on both sides to the length of a window."""
    samples = samples[:WINDOW]
    left = (WINDOW - len(samples)) // 2
    return np.pad(samples, (left, WINDOW - len(samples) - left))


def mel_image(window: np.ndarray) -> np.ndarray:
    """128 bands x 282 frames in dB."""
    power = librosa.feature.melspectrogram(y=window, sr=SAMPLE_RATE, n_fft=N_FFT, hop_length=HOP, n_mels=N_MELS,
                                           fmin=FMIN, fmax=FMAX)
    return librosa.power_to_db(power, ref=1.0, amin=AMIN, top_db=TOP_DB).astype(np.float32)


def augmented(window: np.ndarray, copy: str, random: np.random.Generator) -> np.ndarray:
    """One of the reference's waveform augmentations, by the ranges it used."""
    if copy == "noise":
        return window + random.uniform(.001, .015) * random.standard_normal(len(window)).astype(np.float32)
    if copy == "pitch":
        return librosa.effects.pitch_shift(window, sr=SAMPLE_RATE, n_steps=random.uniform(-4, 4))
    if copy == "stretch":
        return fit(librosa.effects.time_stretch(window, rate=random.uniform(.8, 1.25)))
    if copy == "shift":
        by = int(random.uniform(-.25, .25) * len(window))
        shifted = np.roll(window, by)
        if by > 0:
            shifted[:by] = 0
        elif by < 0:
            shifted[by:] = 0
        return shifted
    return window


def _images(job: tuple[Path, int]) -> np.ndarray:
    """All copies of one clip; the seed is the clip's own, so that the order of work does not matter."""
    path, index = job
    window = read_window(path)
    random = np.random.default_rng([COPIES_SEED, index])
    return np.stack([mel_image(augmented(window, copy, random)) for copy in COPIES])


def features(found: list[Clip], cache: Path, processes: int) -> np.ndarray:
    """Mel images of all clips: clips x copies x 128 x 282, float32. Made once, then read from the cache."""
    jobs = [(clip.path, index) for index, clip in enumerate(found)]
    return made_once(cache, [clip.path for clip in found], str(COPIES_SEED), _images, jobs, (len(COPIES), N_MELS, FRAMES),
                     processes)


def made_once(cache: Path, recordings: list[Path], variant: str, image: Callable, jobs: list, shape: tuple[int, ...],
              processes: int) -> np.ndarray:
    """What a function makes of each job, N x shape, float32; of the same recordings and variant from the cache."""
    # The cache is made anew for other clips: their names and sizes are in its name.
    known = repr([(path.name, path.stat().st_size) for path in recordings]).encode()
    key = cache / f"mel-{hashlib.sha256(known).hexdigest()[:16]}-{variant}.npy"
    if key.exists():
        return _cached(key)
    cache.mkdir(parents=True, exist_ok=True)
    images = np.empty((len(jobs), *shape), np.float32)
    for index, made in enumerate(_mapped(image, jobs, processes)):
        images[index] = made
        if (index + 1) % 100 == 0:
            print(f"mel images: {index + 1} of {len(jobs)} clips", flush=True)
    part = key.with_suffix(".part.npy")
    np.save(part, images)
    part.rename(key)
    return _cached(key)


def _mapped(work: Callable, jobs: list, processes: int) -> Iterator:
    if processes == 1:
        # A process of its own would take seconds to start.
        yield from map(work, jobs)
        return
    # Spawned, not forked: a fork of a process with PyTorch's threads can wait for ever for a lock that one of them held.
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(work, jobs, chunksize=4)


def _cached(key: Path) -> np.ndarray:
    try:
        # Copy on write: PyTorch takes no read-only array, and nobody writes.
        return np.load(key, mmap_mode="c")
    except (ValueError, EOFError) as broken:
        raise DataError(f"{key}: damaged; remove it to have it made anew") from broken
