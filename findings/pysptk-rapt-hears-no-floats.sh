#!/usr/bin/env bash
# pysptk's RAPT finds no voice at all in a recording of floats from -1 to 1; its SWIPE, in the same recording, finds it everywhere.
#
# Versions: pysptk 1.0.1, NumPy 2.4.6, Python 3.11.
#
# `rapt(x, fs, hopsize)` asks for an array of float32 and tells nothing of its scale. The C code behind it takes loudness into account, as for the
# integers of 16 bit that SPTK reads, and calls a frame of less than some tens of steps silent. Floats as soundfile, librosa and torchaudio
# read them are far below. All frames then come out as unvoiced, 0, without a message. `swipe` of the same package does not mind the scale.
# `rapt(32768 * x, ...)` cures it. A voice of 16 bit that peaks at -60 dB is lost too.
#
# Hurt: whoever swaps one tracker for the other, or the reader of files: pitch, its spread and the share of voiced speech become 0 or empty, and where missing
# pitch is filled in, each clip gets the same pitch.
#
# Seen on 2026-12-01 (four seconds of a made voice of 150 Hz, 400 frames; voiced frames by RAPT and by SWIPE, median pitch of both):
#   floats, peak 1         0 400       none 150.0 Hz
#   floats, peak 0.1       0 400       none 150.1 Hz
#   16 bit, peak 32767   397 400   150.0 Hz 150.0 Hz
#   16 bit, peak 3277    397 400   150.0 Hz 150.0 Hz
#   16 bit, peak 33        0 400       none 150.0 Hz
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a C compiler.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q pysptk==1.0.1 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
import pysptk

RATE, HOP = 16000, 160
time = np.arange(4 * RATE) / RATE
voice = sum(np.sin(2 * np.pi * 150 * h * time) / h for h in range(1, 12))
voice /= np.abs(voice).max()
so = True
for name, peak in ("floats, peak 1", 1), ("floats, peak 0.1", .1), ("16 bit, peak 32767", 32767), ("16 bit, peak 3277", 3277), ("16 bit, peak 33", 33):
    rapt = pysptk.rapt((peak * voice).astype(np.float32), RATE, HOP, min=60, max=400, otype="f0")
    swipe = pysptk.swipe(peak * voice, RATE, HOP, min=60, max=400, otype="f0")
    pitches = [f"{np.median(track[track > 0]):.1f} Hz" if (track > 0).any() else "none" for track in (rapt, swipe)]
    print(f"{name:20} {(rapt > 0).sum():3} {(swipe > 0).sum():3}   {pitches[0]:>8} {pitches[1]:>8}")
    so &= (swipe > 0).mean() > .95 and abs(np.median(swipe) - 150) < 1
    so &= not rapt.any() if peak < 100 else (rapt > 0).mean() > .95 and abs(np.median(rapt) - 150) < 1
sys.exit(0 if so else 1)
PY
