#!/usr/bin/env bash
# spafe tells twice the frequency of a tone, as its dominant frequency and as its centroid, and hissing sounds turn up below vowels.
#
# Versions: spafe 0.3.3, NumPy 2.4.6, SciPy 1.17.1, Python 3.11.
#
# Both take the half of the spectrum that `rfft` gives, n / 2 + 1 numbers from 0 to half the rate, and name them by `fftfreq` of that length, which is
# made for a whole spectrum: up to the rate, its second half negative. A bin then has twice its frequency up to a quarter of the rate. From
# there on the centroid falls again, and the dominant frequency is negative, where it is left out by `only_positive`, which is on. Moreover
# `extract_feats(sig, fs, nfft=512)` has the spectrum of the first 512 samples alone, however long the recording is. No message comes. What the
# documentation tells is right: a frequency in Hz, the centre of gravity of the spectrum.
#
# Hurt: whoever takes brightness of the voice from spafe for arousal: sharp and soft voices change places, numbers are not those of other
# libraries, and what is measured is the first 32 ms, often the silence before the first word.
#
# Seen on 2026-12-01 (one second at 16 kHz; median of the dominant frequencies and their number, centroid, centroid as defined):
#   tone of 500 Hz         996 Hz  98     996 Hz     500 Hz
#   tone of 1000 Hz       1992 Hz  98    1992 Hz    1000 Hz
#   tone of 3000 Hz       5977 Hz  98    5977 Hz    3000 Hz
#   tone of 5000 Hz          none   0    6039 Hz    5000 Hz
#   tone of 7000 Hz          none   0    2054 Hz    7000 Hz
#   500 Hz, behind 32 ms of 7000 Hz: centroid 2054 Hz
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q spafe==0.3.3 numpy==2.4.6 scipy==1.17.1
"$work/venv/bin/python" - <<'PY'
import sys
import warnings

import numpy as np
from spafe.features.spfeats import extract_feats
from spafe.frequencies.dominant_frequencies import get_dominant_frequencies

RATE, SIZE = 16000, 512
time = np.arange(RATE) / RATE
warnings.simplefilter("ignore")


def tone(hertz):
    return np.sin(2 * np.pi * hertz * time)


def centroid(sound):
    """The centre of gravity of the first SIZE samples' spectrum, as defined."""
    spectrum = np.abs(np.fft.rfft(sound[:SIZE]))
    return np.sum(np.arange(SIZE // 2 + 1) * RATE / SIZE * spectrum) / np.sum(spectrum)


so = True
for hertz in 500, 1000, 3000, 5000, 7000:
    sound = tone(hertz)
    dominant, told = get_dominant_frequencies(sound.copy(), RATE), extract_feats(sound, RATE, nfft=SIZE)["spectral_centroid"]
    name = f"{np.median(dominant):.0f} Hz" if len(dominant) else "none"
    print(f"{f'tone of {hertz} Hz':20} {name:>8} {len(dominant):3} {told:7.0f} Hz {centroid(sound):7.0f} Hz")
    doubled = 2 * hertz if hertz < RATE / 4 else RATE - 2 * hertz
    so &= abs(centroid(sound) - hertz) < 1 and abs(told - doubled) < 60
    so &= len(dominant) == 0 if hertz > RATE / 4 else abs(np.median(dominant) - doubled) < 60
mixed = np.where(np.arange(RATE) < SIZE, tone(7000), tone(500))
told = extract_feats(mixed, RATE, nfft=SIZE)["spectral_centroid"]
print(f"500 Hz, behind 32 ms of 7000 Hz: centroid {told:.0f} Hz")
so &= told == extract_feats(tone(7000), RATE, nfft=SIZE)["spectral_centroid"]
sys.exit(0 if so else 1)
PY
