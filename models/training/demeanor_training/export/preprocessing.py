"""What the engine must do to a face or a sound before a net sees it, for the bundle's json."""

import torch

from ..data import mel
from ..data.fer2013 import SIZE


def face() -> dict:
    """Gray 112 x 112 in 0..1."""
    return {"size": SIZE, "resize": 122, "margin": 5, "scale": 1 / 255, "mean": 0.0, "std": 1.0}


def voice(layout: str, mean: torch.Tensor, std: torch.Tensor) -> dict:
    """:param layout: mel or band_mean
    :param mean: of each of the 282 frames, to be subtracted
    :param std: of each of the 282 frames, to be divided by
    """
    return {"sample_rate": mel.SAMPLE_RATE, "offset_s": mel.OFFSET_S, "window_s": mel.WINDOW_S,
            "n_fft": mel.N_FFT, "hop_length": mel.HOP, "n_mels": mel.N_MELS, "fmin": mel.FMIN,
            "fmax": mel.FMAX, "amin": mel.AMIN, "top_db": mel.TOP_DB, "layout": layout,
            "mean": mean.tolist(), "std": std.tolist()}


def voice_shape(layout: str) -> list[int]:
    """The shape of one input, without the batch axis."""
    return [1, mel.N_MELS, mel.FRAMES] if layout == "mel" else [1, mel.FRAMES]
