#!/usr/bin/env bash
# MoviePy's `to_soundarray` at 16 kHz gives one and the same sample all along, of most clips longer than two seconds.
#
# Versions: moviepy 2.2.1, imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2), soundfile 0.14.0, NumPy 2.4.6, Python 3.11.
#
# The array is asked for in pieces of 50000 samples at the wanted rate. `AudioFileClip` reads at 44.1 kHz and cuts requests that need
# more than 100000 of its samples in two; but then it hands on which of the times lie inside the file, as true and false, in place of
# the times. True counts as second 1: every value of the answer is the sample at 1.000 s. At 22.05 kHz and above the pieces fit and all
# is right. The array has the right shape and values in range; no error, no warning. `AudioFileClip(path, fps=16000)` is right: then
# FFmpeg converts. So are lengths whose pieces come out short, as 4 s at 16 kHz.
#
# Hurt: whoever takes sound for a speech net by `clip.audio.to_soundarray(fps=16000)`: the net hears a constant. A short clip, as in a
# test, is right.
#
# Seen on 2026-11-30 (noise; how many different values the array has):
#    8000 Hz: 2 s 12684, 3 s 1, 4 s 1, 5 s 1, 10 s 1 (opened at this rate: 10 s 17466)
#   16000 Hz: 2 s 20511, 3 s 1, 4 s 28261, 5 s 1, 10 s 1 (opened at this rate: 10 s 26045)
#   22050 Hz: 2 s 24314, 3 s 28495, 4 s 30564, 5 s 31647, 10 s 32718 (opened at this rate: 10 s 30850)
#   44100 Hz: 2 s 30579, 3 s 32219, 4 s 32631, 5 s 32727, 10 s 32767 (opened at this rate: 10 s 32767)
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q moviepy==2.2.1 imageio-ffmpeg==0.8.1 soundfile==0.14.0 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
import soundfile
from moviepy import AudioFileClip

FILE_RATE = 44100
LENGTHS = 2, 3, 4, 5, 10
noise = np.random.default_rng(0).uniform(-.5, .5, 10 * FILE_RATE)
soundfile.write("noise.wav", np.column_stack([noise, noise]), FILE_RATE)
as_told = True
for rate in (8000, 16000, 22050, 44100):
    counts = []
    for seconds in LENGTHS:
        sound = AudioFileClip("noise.wav").subclipped(0, seconds).to_soundarray(fps=rate)[:, 0]
        counts.append(len(np.unique(sound)))
        as_told &= len(sound) == seconds * rate
        if counts[-1] == 1:
            as_told &= np.isclose(sound[0], noise[FILE_RATE], atol=1e-4)
    opened = len(np.unique(AudioFileClip("noise.wav", fps=rate).to_soundarray()[:, 0]))
    as_told &= opened > 1000 and [count == 1 for count in counts] == [rate < 20000 and seconds in (3, 5, 10) or rate == 8000
                                                                      and seconds == 4 for seconds in LENGTHS]
    print(f"{rate:5} Hz:", ", ".join(f"{seconds} s {count}" for seconds, count in zip(LENGTHS, counts)),
          f"(opened at this rate: 10 s {opened})")
sys.exit(0 if as_told else 1)
PY
