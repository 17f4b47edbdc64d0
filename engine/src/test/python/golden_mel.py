"""Golden mel spectrograms by librosa itself, for MelSpectrogramTest and MelFilterBankTest.

    python golden_mel.py [--data DIR] [--out FILE]

Writes one compressed .npz of float32 arrays: the filter bank, the images of signals that the Java test computes for
itself (the same arithmetic in `signals`), and images of RAVDESS clips. An image of a clip keeps every band, and of its
frames the first and last ones and every third (`kept_frames`), which is enough to compare and keeps the file small.
"""

import argparse
import os
from pathlib import Path

import librosa
import numpy as np

RESOURCES = Path(__file__).parent.parent / "resources" / "org" / "demeanor" / "voice" / "mel"
STANDARD = {"sr": 48000, "n_fft": 1024, "hop_length": 512, "n_mels": 128, "fmin": 50, "fmax": 24000}
# Another set, so that no number of the standard one can be wired into the Java code.
NARROW = {"sr": 16000, "n_fft": 400, "hop_length": 160, "n_mels": 40, "fmin": 0, "fmax": 8000}
WINDOW = 3 * 48000
OFFSET = 48000 // 2

# Stereo, mono, several shorter than 3.5 s (what is left behind the offset is then padded), several actors.
CLIPS = [
    "Actor_01/03-01-02-01-01-02-01",
    "Actor_01/03-01-08-01-02-02-01",
    "Actor_05/03-01-02-01-02-02-05",
    "Actor_20/03-01-03-01-02-01-20",
    "Actor_20/03-01-06-01-01-02-20",
    "Actor_02/03-01-05-02-01-01-02",
    "Actor_05/03-01-06-01-02-02-05",
    "Actor_08/03-01-04-01-01-01-08",
    "Actor_11/03-01-08-01-02-02-11",
    "Actor_13/03-01-02-01-02-02-13",
    "Actor_13/03-01-08-01-02-02-13",
    "Actor_17/03-01-07-02-02-01-17",
]


def signals():
    """Signals that the Java test makes with the same arithmetic: doubles, rounded to float32 at the end."""
    n = np.arange(WINDOW, dtype=np.float64)
    t = n / 48000
    noise = lcg_noise(WINDOW)
    burst = np.zeros(20000)
    burst[7777] = 1
    made = {
        "sweep": 0.5 * np.sin(2 * np.pi * (20 * t + 0.5 * (23000 - 20) / 3 * t * t)),
        "noise": 0.3 * noise,
        "quiet": 6e-6 * noise,
        "fading": noise * np.exp(-4 * t),
        "clipped": np.clip(3 * np.sin(2 * np.pi * 220 * t), -1, 1),
        "impulse": burst,
        "silence": np.zeros(5000),
        "one": np.array([0.5]),
        "short": noise[:700],
        "hop_multiple": noise[: 512 * 9],
        "odd": noise[: 512 * 9 - 1],
    }
    return {name: signal.astype(np.float32) for name, signal in made.items()}


def lcg_noise(count):
    """Numerical Recipes' generator modulo 2^32, from 1, as values in -1..1."""
    values = np.empty(count)
    state = 1
    for i in range(count):
        state = (1664525 * state + 1013904223) % 2**32
        values[i] = state / 2**31 - 1
    return values


def image(samples, parameters):
    mel = librosa.feature.melspectrogram(y=samples, **parameters)
    return librosa.power_to_db(mel, ref=1.0, amin=1e-10, top_db=80.0).astype(np.float32)


def reference_window(path):
    samples, _ = librosa.load(path, sr=48000, mono=True, offset=OFFSET / 48000, duration=WINDOW / 48000)
    missing = WINDOW - len(samples)
    return np.pad(samples, (missing // 2, missing - missing // 2))


def kept_frames(count):
    return sorted({*range(0, count, 3), 0, 1, 2, count - 3, count - 2, count - 1})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("DEMEANOR_DATA"),
                        help="folder with ravdess/Actor_*/*.flac (default: $DEMEANOR_DATA)")
    parser.add_argument("--out", type=Path, default=RESOURCES / "golden_mel.npz")
    options = parser.parse_args()
    if options.data is None:
        parser.error("name the data folder with --data or DEMEANOR_DATA")

    arrays = {"bank/standard": librosa.filters.mel(**without_hop(STANDARD)),
              "bank/narrow": librosa.filters.mel(**without_hop(NARROW))}
    for name, signal in signals().items():
        whole = image(signal, STANDARD)
        arrays[f"signal/{name}"] = whole[:, kept_frames(whole.shape[1])] if whole.shape[1] > 60 else whole
    arrays["narrow/fading"] = image(signals()["fading"][:8000], NARROW)
    for clip in CLIPS:
        whole = image(reference_window(Path(options.data) / "ravdess" / f"{clip}.flac"), STANDARD)
        arrays[f"clip/{clip}"] = whole[:, kept_frames(whole.shape[1])]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    rows_first = {name: np.ascontiguousarray(array, np.float32) for name, array in arrays.items()}
    np.savez_compressed(options.out, **rows_first)
    print(f"librosa {librosa.__version__}: {len(arrays)} arrays, {options.out.stat().st_size} bytes in {options.out}")


def without_hop(parameters):
    return {name: value for name, value in parameters.items() if name != "hop_length"}


if __name__ == "__main__":
    main()
