#!/usr/bin/env bash
# pyAudioAnalysis puts the filters of its MFCC an octave too low: at 16 kHz they end at 3.4 kHz, and hissing sounds above are not heard.
#
# Versions: pyAudioAnalysis 0.3.14, NumPy 2.4.6, SciPy 1.17.1, Python 3.11.
#
# `mfcc_filter_banks(sampling_rate, num_fft)` spreads `num_fft` bins over the whole sampling rate, as the bins of a whole spectrum lie. But
# `feature_extraction` gives it the number of bins in half a spectrum, which end at half the rate. A filter that is meant for 1000 Hz thus takes the bin
# of 500 Hz. The forty filters are meant to reach from 133 to 6854 Hz and reach from 67 to 3427 Hz. The spectrum's centroid and rolloff of
# the same call are right, but for a bin. No message comes.
#
# Hurt: whoever uses this library's usual features for emotion in voices: 13 of its 34 (and of their deltas) know nothing of sibilants, breath and sharpness
# above 3.4 kHz, and are not those of librosa, openSMILE or a net that was trained on theirs.
#
# Seen on 2026-12-01 (one second at 16 kHz; the filter that takes most of a tone; largest change of an MFCC, the second to the 13th, when
# noise comes to a voice; right: the same filters at their own frequencies):
#   filters meant for 133 to 6854 Hz
#   tone of 500 Hz: filter of 1000 Hz, right 467 Hz
#   tone of 1000 Hz: filter of 1988 Hz, right 1000 Hz
#   tone of 2000 Hz: filter of 3954 Hz, right 1988 Hz
#   tone of 3000 Hz: filter of 5973 Hz, right 3004 Hz
#   voice with noise of 1500 to 3000 Hz: MFCC 1.02, right 0.79
#   voice with noise of 3600 to 5200 Hz: MFCC 0.02, right 1.16
#   voice with noise of 5200 to 6800 Hz: MFCC 0.00, right 0.85
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q pyAudioAnalysis==0.3.14 numpy==2.4.6 scipy==1.17.1 matplotlib==3.11.2 tqdm==4.70.1
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
from pyAudioAnalysis import ShortTermFeatures
from scipy.fft import dct

RATE, WINDOW, STEP = 16000, 400, 160
time = np.arange(RATE) / RATE
noise = np.random.default_rng(1).normal(size=RATE)
so = True


def band(low, high):
    spectrum = np.fft.rfft(noise)
    hertz = np.fft.rfftfreq(RATE, 1 / RATE)
    return 3000 * np.fft.irfft(np.where((low <= hertz) & (hertz < high), spectrum, 0))


def features(sound):
    values, names = ShortTermFeatures.feature_extraction(sound, RATE, WINDOW, STEP, deltas=False)
    return dict(zip(names, values.mean(axis=1)))


def moved(filters, sound, other):
    """The largest difference between the second to 13th MFCC of two sounds, the mean over all frames, with the given filters."""
    means = []
    for one in sound, other:
        one = (one - one.mean()) / np.abs(one - one.mean()).max()
        frames = np.lib.stride_tricks.sliding_window_view(one, WINDOW)[::STEP]
        spectra = np.abs(np.fft.fft(frames))[:, :WINDOW // 2] / (WINDOW // 2)
        means.append(dct(np.log10(spectra @ filters.T), norm="ortho")[:, 1:13].mean(axis=0))
    return np.abs(means[0] - means[1]).max()


low_filters, edges = ShortTermFeatures.mfcc_filter_banks(RATE, WINDOW // 2)
right_filters = ShortTermFeatures.mfcc_filter_banks(RATE, WINDOW)[0][:, :WINDOW // 2]
print(f"filters meant for {edges[0]:.0f} to {edges[-1]:.0f} Hz")
for hertz in 500, 1000, 2000, 3000:
    tone = 10000 * np.sin(2 * np.pi * hertz * time)
    spectrum = np.abs(np.fft.fft(tone[:WINDOW]))[:WINDOW // 2]
    told, right = (edges[1 + (filters @ spectrum).argmax()] for filters in (low_filters, right_filters))
    print(f"tone of {hertz} Hz: filter of {told:.0f} Hz, right {right:.0f} Hz")
    so &= abs(told / hertz - 2) < .1 and abs(right / hertz - 1) < .1
voice = sum(3000 / h * np.sin(2 * np.pi * 150 * h * time + h * h) for h in range(1, 20)) + .1 * band(0, 8000)
before = features(voice)
for low, high in (1500, 3000), (3600, 5200), (5200, 6800):
    sound = voice + band(low, high)
    after = features(sound)
    told = max(abs(after[f"mfcc_{n}"] - before[f"mfcc_{n}"]) for n in range(2, 14))
    right = moved(right_filters, sound, voice)
    print(f"voice with noise of {low} to {high} Hz: MFCC {told:.2f}, right {right:.2f}")
    so &= abs(told - moved(low_filters, sound, voice)) < 1e-3 and right > .2 and (told > .2 if low < 3400 else told < .03)
sys.exit(0 if so else 1)
PY
