#!/usr/bin/env bash
# FFmpeg's mix to mono is 3 dB louder if it is asked for floats than if it is asked for integers; from 5.1 it is 10.7 dB.
#
# Versions: PyAV 18.1.0 (FFmpeg 8.1.2), NumPy 2.4.6, Python 3.11.
#
# libswresample mixes stereo to mono as 0.707 left + 0.707 right. Only if its output or its inner format is an integer does it scale
# these weights until they add up to 1, so that nothing clips (`auto_matrix` in rematrix.c: the limit of the sum is 1 there, and
# INT_MAX for floats). A voice in the middle, the same in both channels, keeps its level as s16 or s32 and gains 3 dB as flt,
# fltp or dbl, beyond full scale if it was loud. The input's format has no say. By the same code, rematrix_maxval=1
# makes floats as quiet.
#
# Hurt: whoever pools loudness, intensity or energy of mono sound that was made by two ways through FFmpeg, say by a WAV of 16
# bit and by a reader that asks for floats: the groups differ by 3 dB, and a threshold set on one is wrong on the other.
#
# Seen on 2026-11-30 (a tone of peak 0.8, the same in all channels; peak of the mono sound):
#   stereo s16  to mono: s16 0.80  s32 0.80  flt 1.13  fltp 1.13  dbl 1.13
#   stereo fltp to mono: s16 0.80  s32 0.80  flt 1.13  fltp 1.13  dbl 1.13
#   5.1    s16  to mono: s16 0.80  s32 0.80  flt 2.73  fltp 2.73  dbl 2.73
#   5.1    fltp to mono: s16 0.80  s32 0.80  flt 2.73  fltp 2.73  dbl 2.73
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Python 3.11 or newer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q av==18.1.0 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import sys

import av
import numpy as np

RATE = 48000
FULL = {"s16": 2 ** 15, "s32": 2 ** 31}
tone = .8 * np.sin(2 * np.pi * 200 * np.arange(RATE) / RATE)


def peak(layout, channels, given, asked):
    sound = np.tile(tone, (channels, 1))
    if given == "s16":
        samples = np.ascontiguousarray((sound * FULL["s16"]).astype(np.int16).T.reshape(1, -1))
    else:
        samples = sound.astype(np.float32)
    frame = av.AudioFrame.from_ndarray(samples, format=given, layout=layout)
    frame.sample_rate = RATE
    mixer = av.AudioResampler(format=asked, layout="mono", rate=RATE)
    mono = np.concatenate([part.to_ndarray().ravel() for part in mixer.resample(frame) + mixer.resample(None)])
    return abs(mono.astype(float)).max() / FULL.get(asked, 1)


right = True
for layout, channels, louder in (("stereo", 2, 2 ** .5), ("5.1", 6, 2 + 2 ** .5)):
    for given in ("s16", "fltp"):
        peaks = {asked: peak(layout, channels, given, asked) for asked in ("s16", "s32", "flt", "fltp", "dbl")}
        print(f"{layout:6} {given:4} to mono:", "  ".join(f"{asked} {value:.2f}" for asked, value in peaks.items()))
        for asked, value in peaks.items():
            right &= abs(value - .8 * (1 if asked in FULL else louder)) < .01
sys.exit(0 if right else 1)
PY
