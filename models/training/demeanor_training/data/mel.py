"""Mel images of 3 s of speech: the reference's window and spectrogram, and a cache of images on disk."""

import functools
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import librosa
import numpy as np
import torch

from ..files import storage

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


def fit(samples: np.ndarray) -> np.ndarray:
    """Samples cut at the end, or zero-padded on both sides, to the length of a window."""
    samples = samples[:WINDOW]
    left = (WINDOW - len(samples)) // 2
    return np.pad(samples, (left, WINDOW - len(samples) - left))


def mel_image(window: np.ndarray) -> np.ndarray:
    """128 bands x 282 frames in dB."""
    power = librosa.feature.melspectrogram(y=window, sr=SAMPLE_RATE, n_fft=N_FFT, hop_length=HOP, n_mels=N_MELS,
                                           fmin=FMIN, fmax=FMAX)
    return librosa.power_to_db(power, ref=1.0, amin=AMIN, top_db=TOP_DB).astype(np.float32)


@functools.cache
def filters() -> torch.Tensor:
    """Bands x bins of a spectrum, float32."""
    return torch.from_numpy(librosa.filters.mel(sr=SAMPLE_RATE, n_fft=N_FFT, n_mels=N_MELS, fmin=FMIN, fmax=FMAX))


def bands_below(hertz: float) -> int:
    """How many bands have their centre below a frequency."""
    return int((librosa.mel_frequencies(N_MELS + 2, fmin=FMIN, fmax=FMAX)[1:-1] < hertz).sum())


def cached(cache: Path, recordings: list[Path], variant: str, image: Callable, jobs: list, shape: tuple[int, ...],
           processes: int, kind: type = np.float32) -> np.ndarray:
    """What a function makes of each job, N x shape: computed once, then read from the cache.

    :param recordings: their names and sizes are part of the cache's name: other recordings get another cache
    :param variant: part of the cache's name too
    :param image: from one job to an array of the shape
    :param kind: of the numbers that are kept
    """
    file = cache / f"mel-{storage.fingerprint(recordings)}-{variant}.npy"
    if not file.exists():
        images = np.empty((len(jobs), *shape), kind)
        for index, made in enumerate(_mapped(image, jobs, processes)):
            images[index] = made
            if (index + 1) % 100 == 0:
                print(f"mel images: {index + 1} of {len(jobs)} clips", flush=True)
        storage.write_array(file, images)
    return storage.read_large(file)


def _mapped(work: Callable, jobs: list, processes: int) -> Iterator:
    if processes == 1:
        # A process of its own would take seconds to start.
        yield from map(work, jobs)
        return
    # Spawned, not forked: a fork of a process with PyTorch's threads can wait for ever for a lock that one of them held.
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(work, jobs, chunksize=4)
