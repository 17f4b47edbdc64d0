#!/usr/bin/env bash
# FFmpeg's `tmedian` moves the picture to an earlier time and `tmix` to a later one, both against a sound that stays.
#
# Versions: imageio-ffmpeg 0.8.1 (FFmpeg 9.0.2), NumPy 2.4.6, Python 3.11. FFmpeg 5.1.9 (Debian 12) does the same.
#
# Both filters make each picture from a few that follow each other, against flicker and noise. `tmedian=radius=r` takes 2 r + 1
# frames, whose middle is the frame that the result looks like, and gives it the time of the first of them: all is r frames early, and 2 r frames
# are missing at the end. `tmix=frames=n` gives the mean of n frames the time of the last: (n - 1) / 2 frames late. Neither is told in
# the documentation or in a message; `-map 0:a` beside them takes the sound as it is. `atadenoise` and `fftdnoiz`, which look before and behind
# a frame too, keep the times.
#
# Hurt: whoever calms a flickering or grainy film before faces are scored and set against speech or labels: at 25 a second `radius=5` moves
# the face 0.2 s before the voice, and two films cleaned by different filters are further apart than that.
#
# Seen on 2026-11-30 (60 frames of 25 a second, a texture that moves by two pixels a frame; which frame a picture looks like most):
#   tmedian=radius=1          58 pictures, early by 1 frame
#   tmedian=radius=5          50 pictures, early by 5 frames
#   tmix=frames=3             60 pictures, late by 1 frame
#   tmix=frames=9             60 pictures, late by 4 frames
#   atadenoise                60 pictures, late by 0 frames
#   fftdnoiz=prev=1:next=1    60 pictures, late by 0 frames
#
# Exit status: 0 while it behaves so, 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q imageio-ffmpeg==0.8.1 numpy==2.4.6
"$work/venv/bin/python" - <<'PY'
import re
import subprocess
import sys

import imageio_ffmpeg
import numpy as np

RATE, COUNT, HEIGHT, WIDTH = 25, 60, 64, 128
FILTERS = {"tmedian=radius=1": (-1, 58), "tmedian=radius=5": (-5, 50), "tmix=frames=3": (1, 60), "tmix=frames=9": (4, 60),
           "atadenoise": (0, 60), "fftdnoiz=prev=1:next=1": (0, 60)}

waves = np.random.default_rng(0).uniform([.05, -.2, 0], [.2, .2, 2 * np.pi], (12, 3))
down, right = np.mgrid[:HEIGHT, :WIDTH + 2 * COUNT]
texture = 128 + 8 * sum(np.sin(x * right + y * down + phase) for x, y, phase in waves)
frames = np.stack([texture[:, 2 * n:2 * n + WIDTH] for n in range(COUNT)]).astype(np.uint8)

so = True
for name, (late, count) in FILTERS.items():
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostats", "-f", "rawvideo", "-pix_fmt", "gray", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE),
               "-i", "-", "-vf", f"format=yuvj420p,{name},format=gray,showinfo", "-fps_mode", "passthrough", "-f", "rawvideo", "-"]
    made = subprocess.run(command, input=frames.tobytes(), capture_output=True, check=True)
    pictures = np.frombuffer(made.stdout, np.uint8).reshape(-1, HEIGHT, WIDTH).astype(float)
    times = np.array([float(time) for time in re.findall(rb"pts_time:\s*(\S+)", made.stderr)])
    looks = np.array([np.argmin(((frames - picture) ** 2).mean((1, 2))) for picture in pictures])
    seen = np.median(times * RATE - looks)
    print(f"{name:25} {len(pictures)} pictures, {'early' if seen < 0 else 'late'} by {abs(seen):.0f} frame{'' if abs(seen) == 1 else 's'}")
    so &= seen == late and len(pictures) == count
sys.exit(0 if so else 1)
PY
