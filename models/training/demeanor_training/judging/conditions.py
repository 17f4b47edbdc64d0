"""Recordings made worse, as telephones, rooms and company make them: sounds of 3 s in, sounds of 3 s out."""

from collections.abc import Callable

import librosa
import numpy as np
from numpy.random import Generator
from scipy.signal import butter, fftconvolve, sosfiltfilt

from ..data import mel, no_speech
from ..data.speech_corpora import Utterance, read

Condition = Callable[[np.ndarray, Generator], np.ndarray]
VOICES = 6
#: Reverberation time in s.
ROOM_S = .6
MU = 255


def conditions(babble: np.ndarray) -> dict[str, Condition]:
    """By name.

    :param babble: several voices together, N x samples of 3 s
    """
    def company(decibel: float) -> Condition:
        return lambda samples, random: mixed(samples, babble[random.integers(len(babble))], decibel)

    def noise(slope: float, decibel: float) -> Condition:
        return lambda samples, random: mixed(samples, no_speech.coloured(random, slope, mel.WINDOW), decibel)

    return {"clean": lambda samples, _: samples, "telephone": lambda samples, _: telephone(samples),
            "8 kHz": lambda samples, _: limited(samples, 8000), "16 kHz": lambda samples, _: limited(samples, 16000),
            "babble 20 dB": company(20), "babble 10 dB": company(10), "babble 5 dB": company(5),
            "room .6 s": room,
            "pink noise 10 dB": noise(1, 10), "-30 dB": lambda samples, _: samples * 10 ** -1.5,
            "-30 dB, 16 bits": lambda samples, _: np.round(samples * 10 ** -1.5 * 32768) / 32768}


def babble(utterances: list[Utterance], count: int, random: Generator) -> np.ndarray:
    """So many sounds of six voices each, at one level."""
    made = np.zeros((count, mel.WINDOW), np.float32)
    for sound in made:
        for number in random.integers(0, len(utterances), VOICES):
            samples = read(utterances[number].path)
            said = np.tile(samples / np.sqrt(active_power(samples)), mel.WINDOW // len(samples) + 1)
            sound += np.roll(said, random.integers(mel.WINDOW))[:mel.WINDOW]
        sound /= np.sqrt((sound ** 2).mean())
    return made


def active_power(samples: np.ndarray) -> float:
    """Mean power of the 20 ms that are within 30 dB of the loudest."""
    powers = np.array([(part ** 2).mean() for part in np.array_split(samples, max(1, len(samples) // 960))])
    return float(powers[powers >= powers.max() * 1e-3].mean()) + 1e-20


def mixed(samples: np.ndarray, other: np.ndarray, decibel: float) -> np.ndarray:
    """With another sound so many dB below what is active in the first."""
    return samples + other * np.sqrt(active_power(samples) / (other ** 2).mean()) * 10 ** (-decibel / 20)


def limited(samples: np.ndarray, rate: int) -> np.ndarray:
    """Through a lower sample rate."""
    return _resampled(_resampled(samples, mel.SAMPLE_RATE, rate), rate, mel.SAMPLE_RATE)[:mel.WINDOW]


def telephone(samples: np.ndarray) -> np.ndarray:
    """300 to 3400 Hz at 8 kHz, 8 bits by the mu law."""
    narrow = sosfiltfilt(butter(2, [300 / 4000, 3400 / 4000], "band", output="sos"),
                         _resampled(samples, mel.SAMPLE_RATE, 8000))
    peak = np.abs(narrow).max() + 1e-9
    code = np.round(np.log1p(MU * np.abs(narrow / peak)) / np.log1p(MU) * 127) / 127
    return _resampled(np.sign(narrow) * np.expm1(code * np.log1p(MU)) / MU * peak, 8000, mel.SAMPLE_RATE)[:mel.WINDOW]


def room(samples: np.ndarray, random: Generator) -> np.ndarray:
    """As much reverberation as direct sound."""
    length = int(ROOM_S * mel.SAMPLE_RATE)
    answer = random.standard_normal(length) * 10 ** (-3 * np.arange(length) / length)
    answer /= np.sqrt((answer ** 2).sum())
    answer[0] += 1
    return fftconvolve(samples, answer)[:mel.WINDOW]


def _resampled(samples: np.ndarray, before: int, after: int) -> np.ndarray:
    return librosa.resample(samples.astype(np.float32), orig_sr=before, target_sr=after, res_type="soxr_hq")
