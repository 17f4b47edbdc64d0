"""The reference's augmentations of waveforms, by the ranges it used."""

import librosa
import numpy as np

from . import mel

#: What a net learns from: each clip as it is, and one copy for each augmentation.
COPIES = ["original", "noise", "pitch", "stretch", "shift"]


def augmented(window: np.ndarray, copy: str, random: np.random.Generator) -> np.ndarray:
    """One of the copies of a window, of the same length."""
    if copy == "noise":
        return window + random.uniform(.001, .015) * random.standard_normal(len(window)).astype(np.float32)
    if copy == "pitch":
        return librosa.effects.pitch_shift(window, sr=mel.SAMPLE_RATE, n_steps=random.uniform(-4, 4))
    if copy == "stretch":
        return mel.fit(librosa.effects.time_stretch(window, rate=random.uniform(.8, 1.25)))
    if copy == "shift":
        by = int(random.uniform(-.25, .25) * len(window))
        shifted = np.roll(window, by)
        if by > 0:
            shifted[:by] = 0
        elif by < 0:
            shifted[by:] = 0
        return shifted
    return window
