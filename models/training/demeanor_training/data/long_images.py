"""Mel images of whole recordings, up to 5 s, all at one level, and where speech is in them."""

from pathlib import Path

import numpy as np
import torch

from ..files import storage
from . import mel
from .speech_corpora import Utterance, read

SECONDS = 5
SAMPLES = SECONDS * mel.SAMPLE_RATE
#: Frames of an image; one more than 5 s give.
FRAMES = 470
#: What is left where a recording is shorter, in dB.
FLOOR = -100
#: Level that the loudest twentieth of the frames is brought to: the sum over the bands below, in dB.
LEVEL_DB = 20
#: Mean level of sounds without speech, the sum over all bands, in dB; and what is left as it is.
SOUND_LEVEL_DB, NOTHING_DB = 30, -60
_LEVEL_BANDS = slice(8, 70)
_SPEECH_BANDS = slice(8, 80)
#: In frames of 10.7 ms: a gap in speech that is still speech, and how far from speech nothing is certain.
GAP, NEAR = 14, 5

_WINDOW = torch.hann_window(mel.N_FFT)


def decibels(samples: np.ndarray) -> np.ndarray:
    """128 bands x frames in dB: as `mel.mel_image`, without its limit below the loudest, and several times faster."""
    spectra = torch.stft(torch.from_numpy(np.ascontiguousarray(samples, np.float32)), mel.N_FFT, mel.HOP, mel.N_FFT,
                         _WINDOW, pad_mode="constant", return_complex=True)
    power = mel.filters() @ (spectra.real.square() + spectra.imag.square())
    return (10 * power.clamp(min=mel.AMIN).log10()).numpy()


def image(one: Utterance) -> np.ndarray:
    """128 x 470, float16: RAVDESS' first 5 s, of others the middle 5 s."""
    samples = _excerpt(one)
    return padded(decibels(samples * 10 ** ((LEVEL_DB - _level(samples)) / 20)))


def recorded_gain(one: Utterance) -> np.ndarray:
    """How much louder than its image a recording is, in dB; of length 1."""
    return np.array([_level(_excerpt(one)) - LEVEL_DB])


def _excerpt(one: Utterance) -> np.ndarray:
    samples = read(one.path)
    if len(samples) <= SAMPLES:
        return samples
    start = 0 if one.corpus == "ravdess" else (len(samples) - SAMPLES) // 2
    return samples[start:start + SAMPLES]


def _level(samples: np.ndarray) -> float:
    """The level of the loudest twentieth of the frames, in dB."""
    loud = np.quantile((10 ** (decibels(samples)[_LEVEL_BANDS] / 10)).sum(0), .95)
    return 10 * np.log10(max(1e-12, loud))


def padded(decibel: np.ndarray) -> np.ndarray:
    made = np.full((mel.N_MELS, FRAMES), FLOOR, np.float16)
    made[:, :decibel.shape[1]] = decibel[:, :FRAMES]
    return made


def sound_image(samples: np.ndarray) -> np.ndarray:
    """128 x 470, float16, of a sound without speech: at one level unless it is nearly nothing."""
    level = 10 * np.log10(max(1e-9, float((10 ** (decibels(samples) / 10)).sum(0).mean())))
    made = padded(decibels(samples * np.float32(10 ** ((SOUND_LEVEL_DB - level) / 20)) if level > NOTHING_DB else samples))
    made[:, -1] = made[:, -2]
    return made


def activity(decibel: np.ndarray) -> np.ndarray:
    """Speech by level, for each frame of a quiet recording: 1 there is some, 0 there is none, -1 unclear."""
    level = 10 * np.log10((10 ** (decibel[_SPEECH_BANDS].astype(np.float32) / 10)).sum(0) + 1e-12)
    low, high = np.quantile(level, (.05, .95))
    threshold = min(max(high - 32, low + 8), high - 14)
    loud = level > threshold + 4
    found = np.where(loud, 1, np.where(level < threshold - 3, 0, -1)).astype(np.int8)
    places = np.flatnonzero(loud)
    for before, after in zip(places[:-1], places[1:]):
        if after - before <= GAP:
            found[before:after] = 1
    beside = np.convolve(found == 1, np.ones(2 * NEAR + 1), "same")[:len(found)] > 0
    found[(found == 0) & beside] = -1
    return found


class LongImages:
    """Images of recordings, how many frames of each are filled, and their speech."""

    def __init__(self, found: list[Utterance], cache: Path, processes: int):
        self.images = mel.cached(cache, [one.path for one in found], "long", image, found, (mel.N_MELS, FRAMES), processes,
                                 np.float16)
        kept = cache / f"{storage.fingerprint([one.path for one in found])}-activity.npy"
        if not kept.exists():
            storage.write_array(kept, self._measured())
        both = storage.read_array(kept)
        self.lengths, self.activity = both[:, 0].astype(int), both[:, 1:].astype(np.int8)

    def windows(self, numbers: np.ndarray) -> np.ndarray:
        """N x 1 x 128 x 282 in dB: the middle of each recording."""
        made = np.full((len(numbers), mel.N_MELS, mel.FRAMES), FLOOR, np.float32)
        for window, number in zip(made, numbers):
            start = max(0, (self.lengths[number] - mel.FRAMES) // 2)
            cut = self.images[number][:, start:min(start + mel.FRAMES, self.lengths[number])]
            window[:, :cut.shape[1]] = cut
        return np.maximum(made, made.max((1, 2), keepdims=True) - mel.TOP_DB)[:, None]

    def _measured(self) -> np.ndarray:
        rows = np.zeros((len(self.images), 1 + FRAMES), np.int16)
        for row, decibel in zip(rows, self.images):
            filled = np.flatnonzero((decibel > FLOOR).any(0))
            length = int(filled[-1]) + 1 if len(filled) else 1
            row[0], row[1:1 + length] = length, activity(decibel[:, :length])
        return rows
