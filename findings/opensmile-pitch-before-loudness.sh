#!/usr/bin/env bash
# In openSMILE's tables pitch is 20 ms ahead of loudness: one row, one time, two moments of the voice.
#
# Versions: opensmile 2.6.0, NumPy 2.4.6, pandas 3.1.1, Python 3.11.
#
# Low-level descriptors come as one row each 10 ms, with a start and an end. Loudness and spectra look at 20 or 25 ms of sound, pitch and
# harmonicity at 60 ms, and all frames of a row begin at the same sample. So pitch is that of the moment 30 ms behind the row's start,
# loudness that of 10 ms behind it. eGeMAPS says each row is 20 ms long, so pitch is told early; ComParE says 60 ms, and there loudness is
# told late. A change of both at once is seen first in pitch, in either set. Neither the index nor the documentation of the Python package
# tells. Pitch moved two rows later fits loudness.
#
# Hurt: whoever asks which comes first, pitch or loudness, or correlates both with a face, with words or with another speaker: the
# lag between the two is the program's.
#
# Seen on 2026-11-30 (a made voice that gets higher and louder at 3.000 s; the middle of the row's time where half the step is reached):
#   eGeMAPSv02    rows of 20 ms, 120 to 180 Hz: pitch 2.975, loudness 2.997, pitch ahead by 22 ms
#   eGeMAPSv02    rows of 20 ms, 200 to 260 Hz: pitch 2.975, loudness 2.998, pitch ahead by 23 ms
#   eGeMAPSv02    rows of 20 ms,  90 to 240 Hz: pitch 2.978, loudness 2.997, pitch ahead by 19 ms
#   ComParE_2016  rows of 60 ms, 120 to 180 Hz: pitch 2.995, loudness 3.017, pitch ahead by 22 ms
#   ComParE_2016  rows of 60 ms, 200 to 260 Hz: pitch 2.995, loudness 3.018, pitch ahead by 23 ms
#   ComParE_2016  rows of 60 ms,  90 to 240 Hz: pitch 2.997, loudness 3.017, pitch ahead by 20 ms
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q opensmile==2.6.0 numpy==2.4.6 pandas==3.1.1
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
import opensmile

RATE, STEP = 16000, 3.0
COLUMNS = {"eGeMAPSv02": ("F0semitoneFrom27.5Hz_sma3nz", "Loudness_sma3"), "ComParE_2016": ("F0final_sma", "audspec_lengthL1norm_sma")}


def voice(low, high):
    seconds = np.arange(6 * RATE) / RATE
    pitch = np.where(seconds < STEP, low, high)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    return (np.where(seconds < STEP, .1, .4) * sum(np.sin(k * phase) / k for k in range(1, 20)) / 4).astype(np.float32)


def crossing(values, middles):
    """The time at which half the step is first reached, on a line between two rows."""
    before, after = np.median(values[100:200]), np.median(values[400:500])
    share = (values - before) / (after - before)
    row = 200 + np.argmax(share[200:400] >= .5)
    return np.interp(.5, share[row - 1:row + 1], middles[row - 1:row + 1])


ok = True
for name, columns in COLUMNS.items():
    smile = opensmile.Smile(opensmile.FeatureSet[name], opensmile.FeatureLevel.LowLevelDescriptors)
    for low, high in (120, 180), (200, 260), (90, 240):
        table = smile.process_signal(voice(low, high), RATE)
        start, end = (table.index.get_level_values(level).total_seconds().to_numpy() for level in ("start", "end"))
        pitch, loudness = (crossing(table[column].to_numpy(), (start + end) / 2) for column in columns)
        lag = loudness - pitch
        print(f"{name:13} rows of {1000 * (end - start)[300]:.0f} ms, {low:3} to {high} Hz: pitch {pitch:.3f}, loudness {loudness:.3f}, "
              f"pitch ahead by {1000 * lag:.0f} ms")
        ok &= .014 < lag < .03
sys.exit(0 if ok else 1)
PY
